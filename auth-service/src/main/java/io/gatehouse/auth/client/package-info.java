/** Clients: programs that get tokens in their own name, their secrets, and the API to administer them. */
@NullMarked
package io.gatehouse.auth.client;

import org.jspecify.annotations.NullMarked;
