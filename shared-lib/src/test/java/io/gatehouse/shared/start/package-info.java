@NullMarked
package io.gatehouse.shared.start;

import org.jspecify.annotations.NullMarked;
