/** Users: their names, permissions and password hashes, and the API to administer them. */
@NullMarked
package io.gatehouse.auth.user;

import org.jspecify.annotations.NullMarked;
