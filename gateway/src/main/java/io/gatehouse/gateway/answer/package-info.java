/** Header fields of every answer, wherever it comes from. */
@NullMarked
package io.gatehouse.gateway.answer;

import org.jspecify.annotations.NullMarked;
