package io.gatehouse.auth.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import org.junit.jupiter.api.Test;

class OAuthExceptionTest {

    @Test
    void hasNoStackTraceOfItsOwnWhereThereMayBeAFlood() {
        R2dbcNonTransientResourceException away = new R2dbcNonTransientResourceException("away");

        Throwable told = OAuthException.translate(away);

        assertThat(told.getStackTrace()).isEmpty();
        assertThat(told).hasRootCause(away);
        assertThat(away.getStackTrace()).isNotEmpty();
    }
}
