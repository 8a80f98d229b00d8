/** The documents of every upstream, under one address. */
@NullMarked
package io.gatehouse.gateway.schema;

import org.jspecify.annotations.NullMarked;
