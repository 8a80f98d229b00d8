@NullMarked
package io.gatehouse.shared.health;

import org.jspecify.annotations.NullMarked;
