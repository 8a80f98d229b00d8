/** Health as callers and orchestrators see it on the public port. */
@NullMarked
package io.gatehouse.shared.health;

import org.jspecify.annotations.NullMarked;
