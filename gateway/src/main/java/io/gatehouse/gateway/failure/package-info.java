/** What a caller is told when an upstream fails. */
@NullMarked
package io.gatehouse.gateway.failure;

import org.jspecify.annotations.NullMarked;
