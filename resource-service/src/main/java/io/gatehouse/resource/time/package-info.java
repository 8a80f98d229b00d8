/** What time it is. */
@NullMarked
package io.gatehouse.resource.time;

import org.jspecify.annotations.NullMarked;
