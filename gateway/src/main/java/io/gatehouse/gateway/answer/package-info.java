/** What the gateway adds to every answer, wherever it comes from. */
@NullMarked
package io.gatehouse.gateway.answer;

import org.jspecify.annotations.NullMarked;
