package io.gatehouse.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerTest {

    private static final String ANSWER = "HTTP/1.1 200 OK\r\ncontent-Length: 5\r\nServer: any\r\n\r\nhello";

    private final Answer answer = new Answer();

    @Test
    void isCompleteWithItsLastByteOnly() throws IOException {
        ByteBuffer bytes = bytes(ANSWER);

        for (int i = 1; i < ANSWER.length(); i++) {
            assertThat(answer.isCompleteWith(bytes.slice(i - 1, 1)))
                    .as("after %d bytes", i)
                    .isFalse();
        }

        assertThat(answer.isCompleteWith(bytes.slice(ANSWER.length() - 1, 1))).isTrue();
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void readsOneAfterTheOther() throws IOException {
        ByteBuffer both = bytes(ANSWER + "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");

        assertThat(answer.isCompleteWith(both)).isTrue();
        assertThat(answer.isCompleteWith(both)).isTrue();

        assertThat(answer.status()).isEqualTo(404);
        assertThat(both.hasRemaining()).isFalse();
    }

    @Test
    void refusesAnAnswerWhoseLengthAGatewayLost() {
        ByteBuffer chunked = bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");

        assertThatThrownBy(() -> answer.isCompleteWith(chunked))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("chunked");
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
