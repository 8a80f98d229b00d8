package io.gatehouse.stocks.indicator;

import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;

/**
 * One output of an indicator.
 *
 * @param values its value for each bar
 * @param first the first bar it is defined for, counted from 0: before it there are too few bars
 */
record Line(Indicator<Num> values, int first) {}
