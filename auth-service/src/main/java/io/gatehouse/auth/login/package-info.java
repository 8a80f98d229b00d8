/** Checking who a caller is by password, and slowing down those who guess. */
@NullMarked
package io.gatehouse.auth.login;

import org.jspecify.annotations.NullMarked;
