/** Revocation of tokens before they expire: one token, all of a subject, or all of a key. */
@NullMarked
package io.gatehouse.auth.revocation;

import org.jspecify.annotations.NullMarked;
