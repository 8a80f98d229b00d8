@NullMarked
package io.gatehouse.boilerplate;

import org.jspecify.annotations.NullMarked;
