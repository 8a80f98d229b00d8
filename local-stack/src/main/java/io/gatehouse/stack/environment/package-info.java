/** The environment variables each service starts with. */
@NullMarked
package io.gatehouse.stack.environment;

import org.jspecify.annotations.NullMarked;
