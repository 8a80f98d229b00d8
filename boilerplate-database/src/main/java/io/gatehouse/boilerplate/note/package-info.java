/** A database slice, to be replaced by what the service stores. */
@NullMarked
package io.gatehouse.boilerplate.note;

import org.jspecify.annotations.NullMarked;
