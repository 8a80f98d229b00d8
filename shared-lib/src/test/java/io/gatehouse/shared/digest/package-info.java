@NullMarked
package io.gatehouse.shared.digest;

import org.jspecify.annotations.NullMarked;
