package io.gatehouse.stocks.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatehouse.stocks.timeseries.Prices;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.averages.WMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandFacade;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.DecimalNumFactory;
import org.ta4j.core.num.Num;

/** Real prices, our few bars at a time against ta4j with all of them in memory. */
class CalculationTest {

    private static final int BARS = 1200;
    private static final List<Prices> PRICES = prices();
    private static final BarSeries ALL = allBars();
    private static final ClosePriceIndicator CLOSES = new ClosePriceIndicator(ALL);

    static Stream<Arguments> windows() {
        BollingerBandFacade bands = new BollingerBandFacade(ALL, 20, 2.5);
        SMAIndicator k = new SMAIndicator(new StochasticOscillatorKIndicator(ALL, 14), 3);
        return Stream.of(
                Arguments.of("sma:20", 0, new SMAIndicator(CLOSES, 20), 19),
                Arguments.of("sma:500", 0, new SMAIndicator(CLOSES, 500), 499),
                Arguments.of("sma:1", 0, CLOSES, 0),
                Arguments.of("wma:9", 0, new WMAIndicator(CLOSES, 9), 8),
                Arguments.of("bollinger:20:2.5", 0, bands.upper(), 19),
                Arguments.of("bollinger:20:2.5", 1, bands.middle(), 19),
                Arguments.of("bollinger:20:2.5", 2, bands.lower(), 19),
                Arguments.of("stochastic:14:3:5", 0, k, 15),
                Arguments.of("stochastic:14:3:5", 1, new SMAIndicator(k, 5), 19),
                Arguments.of("obv", 0, new OnBalanceVolumeIndicator(ALL), 0),
                Arguments.of("vwap:20", 0, new VWAPIndicator(ALL, 20), 19));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void valuesAreThoseOfTa4j(String choice, int output, Indicator<Num> ta4j, int first) {
        List<@Nullable BigDecimal> values = values(choice, output);

        for (int i = 0; i < BARS; i++) {
            BigDecimal expected = i < first ? null : ta4j.getValue(i).bigDecimalValue();
            assertIsAbout(values.get(i), expected, new BigDecimal("1e-9"));
        }
    }

    static Stream<Arguments> averages() {
        MACDIndicator macd = new MACDIndicator(CLOSES, 12, 26);
        return Stream.of(
                Arguments.of("ema:20", 0, new EMAIndicator(CLOSES, 20)),
                Arguments.of("rsi:14", 0, new RSIIndicator(CLOSES, 14)),
                Arguments.of("macd", 0, macd),
                Arguments.of("macd", 1, macd.getSignalLine(9)),
                Arguments.of("macd", 2, macd.getHistogram(9)),
                Arguments.of("atr:14", 0, new ATRIndicator(ALL, 14)),
                Arguments.of("adx:14", 0, new ADXIndicator(ALL, 14)),
                Arguments.of("adx:14", 1, new PlusDIIndicator(ALL, 14)),
                Arguments.of("adx:14", 2, new MinusDIIndicator(ALL, 14)));
    }

    /** They begin with another value, and forget it alike. */
    @ParameterizedTest
    @MethodSource("averages")
    void averagesBecomeThoseOfTa4j(String choice, int output, Indicator<Num> ta4j) {
        List<@Nullable BigDecimal> values = values(choice, output);

        for (int i = BARS - 200; i < BARS; i++) {
            assertIsAbout(values.get(i), ta4j.getValue(i).bigDecimalValue(), new BigDecimal("1e-9"));
        }
    }

    @Test
    void volumesAreNotRounded() {
        List<Prices> bars =
                List.of(day(1, "1", "0"), day(2, "2", "12345678901234567890123"), day(3, "3", "1"), day(4, "2", "2"));

        assertThat(values(bars, "obv", 0))
                .containsExactly(
                        BigDecimal.ZERO,
                        new BigDecimal("12345678901234567890123"),
                        new BigDecimal("12345678901234567890124"),
                        new BigDecimal("12345678901234567890122"));
    }

    @Test
    void aDivisionByZeroLeavesAGapAndNothingAfterIt() {
        List<Prices> bars = Stream.of("5", "5", "5", "5", "4", "5", "6", "6")
                .map(close -> day(1, close, "0"))
                .toList();

        assertThat(values(dated(bars), "stochastic:2:1:2", 0))
                .containsExactly(null, null, null, null, number(0), number(100), number(100), null);
        assertThat(values(dated(bars), "stochastic:2:1:2", 1))
                .containsExactly(null, null, null, null, null, number(50), number(100), null);
        assertThat(values(dated(bars), "rsi:2", 0).subList(0, 5)).containsExactly(null, null, null, null, number(0));
        assertThat(values(dated(bars), "vwap:3", 0)).containsOnlyNulls();
    }

    @Test
    void aBarWithoutVolumeHasNoWeightedAverageEvenIfItIsTheFirst() {
        List<Prices> bars = List.of(day(1, "5", "0"), day(2, "5", "0"), day(3, "5", "1"));

        assertThat(values(bars, "vwap:1", 0)).containsExactly(null, null, number(5));
    }

    private static List<@Nullable BigDecimal> values(String choice, int output) {
        return values(PRICES, choice, output);
    }

    private static List<@Nullable BigDecimal> values(List<Prices> bars, String choice, int output) {
        Calculation calculation = new Calculation(List.of(Choice.parse(choice)));
        return bars.stream()
                .map(calculation::next)
                .<@Nullable BigDecimal>map(values -> values.get(output))
                .toList();
    }

    private static void assertIsAbout(@Nullable BigDecimal value, @Nullable BigDecimal expected, BigDecimal by) {
        if (expected == null) {
            assertThat(value).isNull();
        } else {
            assertThat(value).isCloseTo(expected, within(by));
        }
    }

    private static BigDecimal number(int value) {
        return new BigDecimal(value);
    }

    private static List<Prices> dated(List<Prices> bars) {
        return java.util.stream.IntStream.range(0, bars.size())
                .mapToObj(i -> day(i + 1, bars.get(i).close().toString(), "0"))
                .toList();
    }

    private static Prices day(int day, String price, String volume) {
        LocalDate date = LocalDate.of(2020, 1, day);
        BigDecimal value = new BigDecimal(price);
        return new Prices(date, date, value, value, value, value, new BigDecimal(volume));
    }

    private static BarSeries allBars() {
        BarSeries series = new BaseBarSeriesBuilder()
                .withNumFactory(DecimalNumFactory.getInstance(MathContext.DECIMAL128))
                .build();
        Function<BigDecimal, Num> number = series.numFactory()::numOf;
        PRICES.forEach(day -> series.addBar(new BaseBar(
                Duration.ofDays(1),
                day.day().atStartOfDay().toInstant(ZoneOffset.UTC),
                day.day().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC),
                number.apply(day.open()),
                number.apply(day.high()),
                number.apply(day.low()),
                number.apply(day.close()),
                number.apply(day.volume()),
                series.numFactory().zero(),
                0)));
        return series;
    }

    private static List<Prices> prices() {
        try (BufferedReader csv = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CalculationTest.class.getResourceAsStream("/sample-data/SP500.csv")),
                StandardCharsets.UTF_8))) {
            return csv.lines()
                    .skip(1)
                    .limit(BARS)
                    .map(line -> prices(line.split(",")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Prices prices(String[] fields) {
        LocalDate date = LocalDate.parse(fields[1]);
        return new Prices(
                date,
                date,
                new BigDecimal(fields[2]),
                new BigDecimal(fields[3]),
                new BigDecimal(fields[4]),
                new BigDecimal(fields[5]),
                new BigDecimal(fields[6]));
    }
}
