/** What is asked of settings beyond the ordinary constraints. */
@NullMarked
package io.gatehouse.gateway.setting;

import org.jspecify.annotations.NullMarked;
