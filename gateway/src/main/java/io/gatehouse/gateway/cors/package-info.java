/** What pages of other origins may do here (the Fetch standard's CORS protocol). */
@NullMarked
package io.gatehouse.gateway.cors;

import org.jspecify.annotations.NullMarked;
