package io.gatehouse.shared.database;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;

/** Tells a database that cannot be reached from one that cannot be migrated, and says why it cannot be reached. */
final class Unreachable {

    /** Classes 08 and 57P are about the connection, 53300 says that there are too many (PostgreSQL manual, appendix A). */
    private static final Pattern STATES = Pattern.compile("08...|57P..|53300");

    private Unreachable() {}

    /** What the driver says, and the cause of that; empty if the database could be reached. */
    static Optional<String> reason(FlywayException failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst()
                .filter(sql -> STATES.matcher(String.valueOf(sql.getSQLState())).matches())
                .map(Unreachable::reason);
    }

    /** The driver's own message is often only that the attempt failed. */
    private static String reason(SQLException sql) {
        Throwable root = causes(sql).reduce(sql, (outer, inner) -> inner);
        return root == sql ? String.valueOf(sql.getMessage()) : sql.getMessage() + " (" + root + ")";
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
