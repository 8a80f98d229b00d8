package io.gatehouse.stack;

import java.nio.file.Path;

/** Prints what a user of the stack needs: addresses, accounts, and commands to paste. */
final class Summary {

    /** A symbol of the sample data. */
    private static final String SYMBOL = "SP500";

    private final Blueprint blueprint;
    private final Path logs;

    Summary(Blueprint blueprint, Path logs) {
        this.blueprint = blueprint;
        this.logs = logs;
    }

    String text(String elapsed) {
        return """

                Gatehouse is ready after %1$s.

                  Gateway      %2$s
                  API pages    %2$s/schema
                  Accounts     demo   %3$s
                               admin  %4$s
                  Logs         %5$s

                Try it:

                  TOKEN=$(curl -fsS %2$s/api/v1/auth/create -H 'Content-Type: application/json' -d %6$s | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')
                  curl -fsS -H "X-Token: $TOKEN" %2$s/api/v1/resource/current_time
                  curl -fsS -H "X-Token: $TOKEN" '%2$s/api/v1/stocks/time-series/%7$s?frequency=Annual'
                """.formatted(
                        elapsed,
                        blueprint.address(),
                        password(Account.DEMO),
                        password(Account.ADMIN),
                        logs,
                        Account.DEMO.login(blueprint),
                        SYMBOL);
    }

    private String password(Account account) {
        return account.knownPassword(blueprint).orElse("(the password in " + account.variable() + ")");
    }
}
