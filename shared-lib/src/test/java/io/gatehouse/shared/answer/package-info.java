@NullMarked
package io.gatehouse.shared.answer;

import org.jspecify.annotations.NullMarked;
