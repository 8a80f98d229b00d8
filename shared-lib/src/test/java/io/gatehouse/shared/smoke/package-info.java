@NullMarked
package io.gatehouse.shared.smoke;

import org.jspecify.annotations.NullMarked;
