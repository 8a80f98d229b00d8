/** What can be set, and what is wrong with it. */
@NullMarked
package io.gatehouse.aws.settings;

import org.jspecify.annotations.NullMarked;
