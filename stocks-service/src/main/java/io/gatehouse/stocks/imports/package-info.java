/** Importing daily bars from CSV: checked line by line, stored completely or not at all. */
@NullMarked
package io.gatehouse.stocks.imports;

import org.jspecify.annotations.NullMarked;
