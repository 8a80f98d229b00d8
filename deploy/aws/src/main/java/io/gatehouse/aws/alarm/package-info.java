/** Alarms. */
@NullMarked
package io.gatehouse.aws.alarm;

import org.jspecify.annotations.NullMarked;
