/** Sessions, which a login starts, refresh tokens continue, and a revocation ends. */
@NullMarked
package io.gatehouse.auth.session;

import org.jspecify.annotations.NullMarked;
