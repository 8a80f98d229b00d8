/** The ports of the stack. */
@NullMarked
package io.gatehouse.stack.address;

import org.jspecify.annotations.NullMarked;
