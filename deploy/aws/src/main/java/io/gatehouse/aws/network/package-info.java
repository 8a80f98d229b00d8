/** Who can reach whom. */
@NullMarked
package io.gatehouse.aws.network;

import org.jspecify.annotations.NullMarked;
