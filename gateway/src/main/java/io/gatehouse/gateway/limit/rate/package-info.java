/** How often each caller may ask: token buckets, here or shared through Redis. */
@NullMarked
package io.gatehouse.gateway.limit.rate;

import org.jspecify.annotations.NullMarked;
