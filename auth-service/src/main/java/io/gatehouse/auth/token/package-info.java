/** Access tokens: issued for a password, a refresh token or nobody in particular, revoked, and asked about. */
@NullMarked
package io.gatehouse.auth.token;

import org.jspecify.annotations.NullMarked;
