/** What is counted and measured of every request, by route. */
@NullMarked
package io.gatehouse.gateway.metric;

import org.jspecify.annotations.NullMarked;
