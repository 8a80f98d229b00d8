/** What is noted of every request at the public door, and the log with one line for each. */
@NullMarked
package io.gatehouse.gateway.access;

import org.jspecify.annotations.NullMarked;
