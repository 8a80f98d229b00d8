@NullMarked
package io.gatehouse.shared.trace;

import org.jspecify.annotations.NullMarked;
