/** Errors as every caller sees them: one {@link io.gatehouse.shared.error.Problem} for every failure (RFC 9457). */
@NullMarked
package io.gatehouse.shared.error;

import org.jspecify.annotations.NullMarked;
