@NullMarked
package io.gatehouse.stocks.imports;

import org.jspecify.annotations.NullMarked;
