/** How bytes come in and go out: what the kernel is asked for. */
@NullMarked
package io.gatehouse.gateway.transport;

import org.jspecify.annotations.NullMarked;
