/** Who a caller is: the access token, where it is read from, how it is checked, and what it permits. */
@NullMarked
package io.gatehouse.shared.security;

import org.jspecify.annotations.NullMarked;
