/** The auth service: it knows users, and issues the tokens that everyone else checks. */
@NullMarked
package io.gatehouse.auth;

import org.jspecify.annotations.NullMarked;
