/** Whether a caller is the user they say they are, and how often they may try. */
@NullMarked
package io.gatehouse.auth.login;

import org.jspecify.annotations.NullMarked;
