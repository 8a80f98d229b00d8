/** What is said when the stack cannot start or go on. */
@NullMarked
package io.gatehouse.stack.error;

import org.jspecify.annotations.NullMarked;
