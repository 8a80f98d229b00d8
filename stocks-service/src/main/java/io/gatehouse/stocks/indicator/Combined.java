package io.gatehouse.stocks.indicator;

import java.util.function.BinaryOperator;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.CachedIndicator;
import org.ta4j.core.num.Num;

/** An indicator that combines the values of two others. */
final class Combined extends CachedIndicator<Num> {

    private final Indicator<Num> left;
    private final Indicator<Num> right;
    private final BinaryOperator<Num> operator;

    Combined(Indicator<Num> left, Indicator<Num> right, BinaryOperator<Num> operator) {
        super(left);
        this.left = left;
        this.right = right;
        this.operator = operator;
    }

    @Override
    protected Num calculate(int index) {
        return operator.apply(left.getValue(index), right.getValue(index));
    }

    @Override
    public int getCountOfUnstableBars() {
        return Math.max(left.getCountOfUnstableBars(), right.getCountOfUnstableBars());
    }
}
