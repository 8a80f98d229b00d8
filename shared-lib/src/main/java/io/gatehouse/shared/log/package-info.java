/** What is logged, and how its lines look. */
@NullMarked
package io.gatehouse.shared.log;

import org.jspecify.annotations.NullMarked;
