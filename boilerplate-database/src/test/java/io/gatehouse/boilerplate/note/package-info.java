@NullMarked
package io.gatehouse.boilerplate.note;

import org.jspecify.annotations.NullMarked;
