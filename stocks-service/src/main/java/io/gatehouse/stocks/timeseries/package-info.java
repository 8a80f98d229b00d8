/** Daily bars and what is made of them: series as they were imported or resampled, streamed from the database. */
@NullMarked
package io.gatehouse.stocks.timeseries;

import org.jspecify.annotations.NullMarked;
