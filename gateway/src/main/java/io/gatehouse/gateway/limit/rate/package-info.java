/** Rate limits: token buckets for each caller, in memory or shared through Redis. */
@NullMarked
package io.gatehouse.gateway.limit.rate;

import org.jspecify.annotations.NullMarked;
