package io.gatehouse.shared.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

final class HeadAnswerTest {

    @Test
    void leavesAConnectionAloneWhoseCallerHasLeft() {
        EmbeddedChannel connection = new EmbeddedChannel();
        connection.close();

        HeadAnswer.takeAwayIn(connection.pipeline());

        assertThat(connection.pipeline()).isEmpty();
    }
}
