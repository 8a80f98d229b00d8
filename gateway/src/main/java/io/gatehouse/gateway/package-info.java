/** The gateway: a request enters, is authenticated, matches a route, and is forwarded to one upstream. */
@NullMarked
package io.gatehouse.gateway;

import org.jspecify.annotations.NullMarked;
