/** Secrets that are made and not chosen. */
@NullMarked
package io.gatehouse.auth.secret;

import org.jspecify.annotations.NullMarked;
