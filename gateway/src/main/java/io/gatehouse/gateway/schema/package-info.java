/** The OpenAPI documents of all services, in one place. */
@NullMarked
package io.gatehouse.gateway.schema;

import org.jspecify.annotations.NullMarked;
