/** Limits how many bodies of one caller may arrive at the same time. */
@NullMarked
package io.gatehouse.gateway.limit.upload;

import org.jspecify.annotations.NullMarked;
