/** What is recorded about every request at the public port, and the access log with one line per request. */
@NullMarked
package io.gatehouse.gateway.access;

import org.jspecify.annotations.NullMarked;
