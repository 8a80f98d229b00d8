/** Checks of settings that must not be used in production. */
@NullMarked
package io.gatehouse.shared.production;

import org.jspecify.annotations.NullMarked;
