package io.gatehouse.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RetryBudgetTest {

    @Test
    void beginsWithTheReserve() {
        RetryBudget budget = budget(2);

        assertThat(budget.withdraw()).isTrue();
        assertThat(budget.withdraw()).isTrue();
        assertThat(budget.withdraw()).isFalse();
    }

    @Test
    void savesUpForARetryWithoutAReserveToo() {
        RetryBudget budget = budget(0);
        assertThat(budget.withdraw()).isFalse();

        for (int i = 0; i < 100; i++) {
            budget.deposit();
        }

        assertThat(budget.withdraw()).isTrue();
        assertThat(budget.withdraw()).isFalse();
    }

    private static RetryBudget budget(int reserve) {
        return new RetryBudget(new RetrySettings(20, reserve, Duration.ofMillis(1)));
    }
}
