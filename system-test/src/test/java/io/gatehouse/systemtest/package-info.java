/** Tests the whole system from outside: it is started with {@code bin/up} and called over HTTP. */
@NullMarked
package io.gatehouse.systemtest;

import org.jspecify.annotations.NullMarked;
