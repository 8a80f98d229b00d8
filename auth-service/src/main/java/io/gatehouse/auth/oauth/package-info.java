/**
 * The endpoints of OAuth 2.0 beside the contract's own: tokens (RFC 6749), revocation (RFC 7009), introspection
 * (RFC 7662) and metadata (RFC 8414). What they say and how is the standard's, their errors too.
 */
@NullMarked
package io.gatehouse.auth.oauth;

import org.jspecify.annotations.NullMarked;
