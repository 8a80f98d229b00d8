package io.gatehouse.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** SQL that administrators are told to run. */
public final class Procedure {

    private static final Path PAGE = Path.of("..", "docs", "operations.md");
    private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

    private Procedure() {}

    /** The first one in docs/operations.md that is about this table. */
    public static String about(String table) throws IOException {
        return SQL.matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1))
                .filter(sql -> sql.contains(table))
                .findFirst()
                .orElseThrow();
    }
}
