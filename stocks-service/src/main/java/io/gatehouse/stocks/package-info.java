/** The stocks service: daily prices in, series out. */
@NullMarked
package io.gatehouse.stocks;

import org.jspecify.annotations.NullMarked;
