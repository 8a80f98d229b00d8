/** The keys that tokens are signed with, and the JWK set everyone checks them against. */
@NullMarked
package io.gatehouse.auth.key;

import org.jspecify.annotations.NullMarked;
