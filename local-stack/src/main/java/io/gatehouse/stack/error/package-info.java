/** The failure of a stack that cannot start or carry on. */
@NullMarked
package io.gatehouse.stack.error;

import org.jspecify.annotations.NullMarked;
