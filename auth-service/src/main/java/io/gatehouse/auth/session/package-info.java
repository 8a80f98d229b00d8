/** Sessions: what a login starts, a refresh token continues, and a revocation ends. */
@NullMarked
package io.gatehouse.auth.session;

import org.jspecify.annotations.NullMarked;
