@NullMarked
package io.gatehouse.shared.stop;

import org.jspecify.annotations.NullMarked;
