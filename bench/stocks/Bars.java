import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Prints daily bars of made-up symbols as a CSV file to import: {@code java Bars.java SYMBOLS YEARS > bars.csv}. The same
 * arguments always give the same file.
 */
final class Bars {

    private static final LocalDate END = LocalDate.of(2025, 1, 1);
    private static final int BUFFER = 1 << 20;

    private Bars() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: java Bars.java SYMBOLS YEARS");
            System.exit(2);
        }
        try (OutputStream out = new BufferedOutputStream(new PrintStream(System.out), BUFFER)) {
            write(Integer.parseInt(args[0]), Integer.parseInt(args[1]), out);
        }
    }

    private static void write(int symbols, int years, OutputStream out) throws IOException {
        List<LocalDate> days = END.minusYears(years).datesUntil(END).filter(Bars::isTraded).toList();
        out.write("symbol,date,open,high,low,close,volume\n".getBytes(StandardCharsets.US_ASCII));
        for (int symbol = 0; symbol < symbols; symbol++) {
            writeSymbol("S%06d".formatted(symbol), days, new SplittableRandom(symbol), out);
        }
    }

    /** Writes the bars of one symbol. Prices are in cents, and move at random. */
    private static void writeSymbol(String symbol, List<LocalDate> days, SplittableRandom random, OutputStream out)
            throws IOException {
        long close = random.nextLong(1_000, 100_000);
        for (LocalDate day : days) {
            long open = close;
            close = Math.max(100, open + random.nextLong(-open / 50 - 1, open / 50 + 2));
            long high = Math.max(open, close) + random.nextLong(100);
            long low = Math.min(open, close) - random.nextLong(100);
            String bar = symbol + ',' + day + ',' + price(open) + ',' + price(high) + ',' + price(low) + ',' + price(close)
                    + ',' + random.nextLong(10_000_000) + '\n';
            out.write(bar.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static boolean isTraded(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static String price(long cents) {
        long part = cents % 100;
        return cents / 100 + (part < 10 ? ".0" : ".") + part;
    }
}
