/** HTTP as a caller of the gateway speaks it. */
@NullMarked
package io.gatehouse.systemtest.http;

import org.jspecify.annotations.NullMarked;
