@NullMarked
package io.gatehouse.shared.log;

import org.jspecify.annotations.NullMarked;
