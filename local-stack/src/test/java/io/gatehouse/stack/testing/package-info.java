/** Stand-ins for services, and what runs them. */
@NullMarked
package io.gatehouse.stack.testing;

import org.jspecify.annotations.NullMarked;
