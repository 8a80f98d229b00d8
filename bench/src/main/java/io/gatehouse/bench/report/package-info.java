/** What was measured, as tables and as a picture. */
@NullMarked
package io.gatehouse.bench.report;

import org.jspecify.annotations.NullMarked;
