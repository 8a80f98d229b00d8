/** Proof that a service answers at all. */
@NullMarked
package io.gatehouse.shared.smoke;

import org.jspecify.annotations.NullMarked;
