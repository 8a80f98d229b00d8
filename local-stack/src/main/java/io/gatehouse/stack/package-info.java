/** The command behind {@code bin/up} and {@code bin/down}. */
@NullMarked
package io.gatehouse.stack;

import org.jspecify.annotations.NullMarked;
