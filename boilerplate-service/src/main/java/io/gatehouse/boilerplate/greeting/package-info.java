/** One secured endpoint, to be replaced by what the service is for. */
@NullMarked
package io.gatehouse.boilerplate.greeting;

import org.jspecify.annotations.NullMarked;
