/** Password hashing, and how much of it at a time. */
@NullMarked
package io.gatehouse.auth.password;

import org.jspecify.annotations.NullMarked;
