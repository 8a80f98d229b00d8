/** The whole system, tested from outside: it is started with {@code bin/up} and spoken to over HTTP. */
@NullMarked
package io.gatehouse.systemtest;

import org.jspecify.annotations.NullMarked;
