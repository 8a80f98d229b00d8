/** The services of the stack, as {@code services.yml} lists them. */
@NullMarked
package io.gatehouse.stack.registry;

import org.jspecify.annotations.NullMarked;
