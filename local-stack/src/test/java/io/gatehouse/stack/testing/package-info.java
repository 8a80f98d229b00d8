/** Small programs in the place of services. */
@NullMarked
package io.gatehouse.stack.testing;

import org.jspecify.annotations.NullMarked;
