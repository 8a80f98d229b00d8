@NullMarked
package io.gatehouse.shared.error;

import org.jspecify.annotations.NullMarked;
