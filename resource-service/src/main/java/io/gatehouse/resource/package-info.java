/** The resource service: small answers that need no database. */
@NullMarked
package io.gatehouse.resource;

import org.jspecify.annotations.NullMarked;
