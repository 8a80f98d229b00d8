/** Permissions, and groups of them that users are members of. */
@NullMarked
package io.gatehouse.auth.group;

import org.jspecify.annotations.NullMarked;
