@NullMarked
package io.gatehouse.boilerplate.greeting;

import org.jspecify.annotations.NullMarked;
