@NullMarked
package io.gatehouse.stocks;

import org.jspecify.annotations.NullMarked;
