/** The CORS protocol of the Fetch standard: what pages of other origins may do. */
@NullMarked
package io.gatehouse.gateway.cors;

import org.jspecify.annotations.NullMarked;
