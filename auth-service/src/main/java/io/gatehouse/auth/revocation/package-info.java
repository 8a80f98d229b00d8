/** What stops working before it expires: a token, all tokens of a subject, all tokens of a key. */
@NullMarked
package io.gatehouse.auth.revocation;

import org.jspecify.annotations.NullMarked;
