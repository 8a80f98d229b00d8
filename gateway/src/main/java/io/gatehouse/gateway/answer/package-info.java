/** What every answer says, whoever gave it. */
@NullMarked
package io.gatehouse.gateway.answer;

import org.jspecify.annotations.NullMarked;
