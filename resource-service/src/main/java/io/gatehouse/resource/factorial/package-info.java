/** Exact factorials, computed off the event loop where they are big. */
@NullMarked
package io.gatehouse.resource.factorial;

import org.jspecify.annotations.NullMarked;
