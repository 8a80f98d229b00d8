/** Which trace a request belongs to: read, carried on, and in every log line. */
@NullMarked
package io.gatehouse.shared.trace;

import org.jspecify.annotations.NullMarked;
