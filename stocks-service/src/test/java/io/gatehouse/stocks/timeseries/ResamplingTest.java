package io.gatehouse.stocks.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.stocks.StocksService;
import io.gatehouse.stocks.timeseries.CalendarReference.Day;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ResamplingTest {

    private static final String[] FREQUENCIES = {"Daily", "Weekly", "Monthly", "Quarterly", "Annual"};
    private static final LocalDate FIRST_DAY = LocalDate.of(1988, 2, 25);

    private static StocksService stocks;
    private static List<Day> days;

    @BeforeAll
    static void start() {
        stocks = StocksService.start();
        days = randomDays(new Random(20000103));
        stocks.importLines(days.stream().map(Day::csv).toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        stocks.close();
    }

    /** About 24 years with gaps of up to three weeks, on both sides of 2000. */
    private static List<Day> randomDays(Random random) {
        List<Day> days = new ArrayList<>();
        LocalDate date = FIRST_DAY;
        while (date.getYear() < 2012) {
            days.add(randomDay(date, random));
            date = date.plusDays(random.nextInt(10) == 0 ? random.nextInt(1, 21) : 1);
        }
        return days;
    }

    private static Day randomDay(LocalDate date, Random random) {
        List<BigDecimal> prices = IntStream.range(0, 4)
                .mapToObj(price -> BigDecimal.valueOf(random.nextLong(1_000_000), random.nextInt(7)))
                .sorted()
                .toList();
        return new Day(
                "RND",
                date,
                prices.get(1),
                prices.get(3),
                prices.get(0),
                prices.get(2),
                random.nextLong(1_000_000_000_000L));
    }

    static Stream<Arguments> anyFrequencyIntervalAndRange() {
        Random random = new Random(42);
        return Stream.generate(() -> Arguments.of(
                        FREQUENCIES[random.nextInt(FREQUENCIES.length)],
                        random.nextInt(4) == 0 ? random.nextInt(1, 1001) : random.nextInt(1, 15),
                        FIRST_DAY.plusDays(random.nextInt(-100, 4000)),
                        FIRST_DAY.plusDays(random.nextInt(4000, 9000))))
                .limit(300);
    }

    @ParameterizedTest
    @MethodSource("anyFrequencyIntervalAndRange")
    void givesWhatThePlainReferenceGives(String frequency, int interval, LocalDate from, LocalDate to) {
        List<Day> asked = days.stream()
                .filter(day -> !day.date().isBefore(from) && !day.date().isAfter(to))
                .toList();

        String[] lines =
                stocks.lines("RND?frequency=" + frequency + "&interval=" + interval + "&from=" + from + "&to=" + to);

        assertThat(lines).containsExactlyElementsOf(CalendarReference.resample(asked, frequency, interval));
    }

    @ParameterizedTest
    @CsvSource({
        // a week starts on Monday, over a year's end too
        "Weekly, 1, 2004-01-02, 2003-12-29",
        "Weekly, 1, 2000-01-02, 1999-12-27",
        "Weekly, 1, 2000-01-03, 2000-01-03",
        "Weekly, 1, 2000-01-09, 2000-01-03",
        "Weekly, 2, 2000-01-10, 2000-01-03",
        "Weekly, 2, 2000-01-02, 1999-12-20",
        "Daily, 3, 2000-01-02, 1999-12-31",
        "Daily, 3, 2000-01-05, 2000-01-03",
        "Daily, 1, 1969-12-31, 1969-12-31",
        "Monthly, 1, 2004-02-29, 2004-02-01",
        "Monthly, 5, 2000-12-31, 2000-11-01",
        "Monthly, 5, 1999-12-31, 1999-08-01",
        "Quarterly, 1, 2011-12-31, 2011-10-01",
        "Quarterly, 3, 2000-12-31, 2000-10-01",
        "Quarterly, 3, 1999-12-31, 1999-04-01",
        "Annual, 1, 1999-01-01, 1999-01-01",
        "Annual, 4, 2003-12-31, 2000-01-01",
        "Annual, 4, 1999-12-31, 1996-01-01",
        "Annual, 1000, 1602-03-20, 1000-01-01",
        "Annual, 1000, 0001-01-01, 0000-01-01",
        "Annual, 1, 9999-12-31, 9999-01-01"
    })
    void alignsBucketsToTheCalendar(String frequency, int interval, String date, String periodStart) {
        String symbol = frequency.toUpperCase(Locale.ROOT) + interval + "-" + date;
        stocks.importLines(symbol + "," + date + ",1,1,1,1,1");

        String[] lines = stocks.lines(symbol + "?frequency=" + frequency + "&interval=" + interval);

        assertThat(lines).containsExactly(symbol + "," + periodStart + ",1,1,1,1,1");
    }

    @Test
    void doesNotMoveBoundariesWhenPaging() {
        String[] whole = stocks.lines("RND?frequency=Monthly&interval=7&from=1990-01-01&to=1999-12-31");

        String[] pages = Stream.of(
                        "RND?frequency=Monthly&interval=7&from=1990-01-01&to=1996-06-30",
                        "RND?frequency=Monthly&interval=7&from=1996-07-01&to=1999-12-31")
                .flatMap(page -> Arrays.stream(stocks.lines(page)))
                .toArray(String[]::new);

        assertThat(starts(pages)).isEqualTo(starts(whole));
    }

    @Test
    void leavesOutRowsBeforeFromButKeepsThePeriodsFirstDay() {
        stocks.importLines("PART,2020-06-01,1,9,1,2,10", "PART,2020-06-15,3,4,3,4,20", "PART,2020-06-30,5,6,5,6,30");

        String[] lines = stocks.lines("PART?frequency=Monthly&from=2020-06-10&to=2020-06-20");

        assertThat(lines).containsExactly("PART,2020-06-01,3,4,3,4,20");
    }

    @Test
    void addsUpVolumesBeyondSixtyFourBits() {
        stocks.importLines("BIG,2020-06-01,1,1,1,1,9223372036854775807", "BIG,2020-06-02,1,1,1,1,9223372036854775807");

        String body = stocks.series("BIG?frequency=Annual").body();

        assertThat(body)
                .isEqualTo("[{\"symbol\":\"BIG\",\"period_start\":\"2020-01-01\",\"open\":1,\"high\":1,"
                        + "\"low\":1,\"close\":1,\"volume\":18446744073709551614}]");
    }

    private static List<String> starts(String[] lines) {
        return Arrays.stream(lines)
                .map(line -> line.split(",", -1)[1])
                .distinct()
                .collect(Collectors.toList());
    }
}
