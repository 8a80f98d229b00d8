/** Which request goes where, and who may send it. */
@NullMarked
package io.gatehouse.gateway.route;

import org.jspecify.annotations.NullMarked;
