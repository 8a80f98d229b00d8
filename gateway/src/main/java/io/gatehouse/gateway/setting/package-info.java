/** Constraints on settings beyond the ordinary ones. */
@NullMarked
package io.gatehouse.gateway.setting;

import org.jspecify.annotations.NullMarked;
