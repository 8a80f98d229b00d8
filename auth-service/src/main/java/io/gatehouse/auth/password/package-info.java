/** Hashing passwords, within limits, and the rules for choosing them. */
@NullMarked
package io.gatehouse.auth.password;

import org.jspecify.annotations.NullMarked;
