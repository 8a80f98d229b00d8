/** The settings of a deployment, and what is wrong with them. */
@NullMarked
package io.gatehouse.aws.settings;

import org.jspecify.annotations.NullMarked;
