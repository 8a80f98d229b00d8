/** Secrets that are generated, not chosen. */
@NullMarked
package io.gatehouse.auth.secret;

import org.jspecify.annotations.NullMarked;
