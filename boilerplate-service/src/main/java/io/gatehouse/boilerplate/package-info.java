/** The boilerplate service: the smallest complete one. */
@NullMarked
package io.gatehouse.boilerplate;

import org.jspecify.annotations.NullMarked;
