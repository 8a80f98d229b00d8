/** Access tokens: issuing, refreshing and revoking them, and asking what they permit. */
@NullMarked
package io.gatehouse.auth.token;

import org.jspecify.annotations.NullMarked;
