/** Header fields of every answer, wherever it comes from. */
@NullMarked
package io.gatehouse.shared.answer;

import org.jspecify.annotations.NullMarked;
