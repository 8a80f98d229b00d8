/** Where everything listens. */
@NullMarked
package io.gatehouse.stack.address;

import org.jspecify.annotations.NullMarked;
