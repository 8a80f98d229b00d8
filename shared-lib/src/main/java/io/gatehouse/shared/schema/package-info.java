/** OpenAPI browsing of this service at {@code /schema}. */
@NullMarked
package io.gatehouse.shared.schema;

import org.jspecify.annotations.NullMarked;
