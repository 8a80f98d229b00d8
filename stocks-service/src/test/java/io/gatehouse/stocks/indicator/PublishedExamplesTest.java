package io.gatehouse.stocks.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatehouse.stocks.StocksService;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Indicators against worked examples others have published, with the figures as they printed them. */
class PublishedExamplesTest {

    private static final LocalDate START = LocalDate.of(2010, 1, 1);

    /** The closes of ChartSchool's "Moving Averages", sheet cs-movavg.xls, https://chartschool.stockcharts.com. */
    private static final String MOVING_AVERAGE_CLOSES = """
            22.2734 22.1940 22.0847 22.1741 22.1840 22.1344 22.2337 22.4323 22.2436 22.2933 22.1542 22.3926 22.3816
            22.6109 23.3558 24.0519 23.7530 23.8324 23.9516 23.6338 23.8225 23.8722 23.6537 23.1870 23.0976 23.3260
            22.6805 23.0976 22.4025 22.1725""";

    /** The closes of ChartSchool's "Relative Strength Index (RSI)", sheet cs-rsi.xls. */
    private static final String RSI_CLOSES = """
            44.3389 44.0902 44.1497 43.6124 44.3278 44.8264 45.0955 45.4245 45.8433 46.0826 45.8931 46.0328 45.6140
            46.2820 46.2820 46.0028 46.0328 46.4116 46.2222 45.6439 46.2122 46.2521 45.7137 46.4515 45.7835 45.3548
            44.0288 44.1783 44.2181 44.5672 43.4205 42.6628 43.1314""";

    /** The closes of "How to Calculate MACD in Excel", https://investexcel.net/how-to-calculate-macd-in-excel. */
    private static final String MACD_CLOSES = """
            459.99 448.85 446.06 450.81 442.80 448.97 444.57 441.40 430.47 420.05 431.14 425.66 430.58 431.72 437.87
            428.43 428.35 432.50 443.66 455.72 454.49 452.08 452.73 461.91 463.58 461.14 452.08 442.66 428.91 429.79
            431.99 427.72 423.20 426.21 426.98 435.69 434.33 429.80""";

    /** The closes of ChartSchool's "Bollinger Bands", sheet cs-bbands.xls. */
    private static final String BOLLINGER_CLOSES = """
            86.1557 89.0867 88.7829 90.3228 89.0671 91.1453 89.4397 89.1750 86.9302 87.6752 86.9596 89.4299 89.3221
            88.7241 87.4497 87.2634 89.4985 87.9006 89.1260 90.7043 92.9001 92.9784 91.8021 92.6647 92.6843 92.3021
            92.7725 92.5373 92.9490 93.2039 91.0669 89.8318 89.7435 90.3994 90.7387 88.0177 88.0867 88.8439 90.7781
            90.5416 91.3894 90.6500""";

    /** High, low and close of ChartSchool's "Average True Range (ATR)", sheet cs-atr.xls. */
    private static final String ATR_BARS = """
            48.70,47.79,48.16 48.72,48.14,48.61 48.90,48.39,48.75 48.87,48.37,48.63 48.82,48.24,48.74
            49.05,48.635,49.03 49.20,48.94,49.07 49.35,48.86,49.32 49.92,49.50,49.91 50.19,49.87,50.13
            50.12,49.20,49.53 49.66,48.90,49.50 49.88,49.43,49.75 50.19,49.725,50.03 50.36,49.26,50.31
            50.57,50.09,50.52 50.65,50.30,50.41 50.43,49.21,49.34 49.63,48.98,49.37 50.33,49.61,50.23
            50.29,49.20,49.2375 50.17,49.43,49.93 49.32,48.08,48.43 48.50,47.64,48.18 48.3201,41.55,46.57
            46.80,44.2833,45.41 47.80,47.31,47.77 48.39,47.20,47.72 48.66,47.90,48.62 48.79,47.7301,47.85""";

    private static StocksService stocks;

    @BeforeAll
    static void importExamples() {
        stocks = StocksService.start();
        importCloses("AVERAGES", MOVING_AVERAGE_CLOSES);
        importCloses("RSI", RSI_CLOSES);
        importCloses("MACD", MACD_CLOSES);
        importCloses("BANDS", BOLLINGER_CLOSES);
        importBars(
                "ATR",
                Arrays.stream(ATR_BARS.split("\\s+")).map(bar -> bar.split(",")).toList());
    }

    @AfterAll
    static void stop() {
        stocks.close();
    }

    @Test
    void simpleMovingAveragesAreThoseOfChartSchool() {
        assertThat(values("AVERAGES", "sma:10", 0)).containsExactly(exactly("""
                        22.22475 22.21283 22.23269 22.26238 22.30606 22.42324 22.61499 22.76692 22.90693 23.07773 23.21178
                        23.37861 23.52657 23.65378 23.71139 23.68557 23.61298 23.50573 23.43225 23.27734 23.13121"""));
    }

    @Test
    void exponentialMovingAveragesAreThoseOfChartSchool() {
        assertAreAbout("AVERAGES", "ema:10", 0, 10, """
                22.2247500000 22.2119227273 22.2447731405 22.2696507513 22.3316960693 22.5178967839 22.7968064596
                22.9706598306 23.1273398614 23.2772053411 23.3420407336 23.4293969639 23.5099066068 23.5360508601
                23.4725870674 23.4044076006 23.3901516732 23.2611240963 23.2313924424 23.0806847256 22.9155602300""");
    }

    @Test
    void relativeStrengthIndicesAreThoseOfChartSchool() {
        assertAreAbout("RSI", "rsi:14", 0, 4, """
                70.5328 66.3186 66.5498 69.4063 66.3552 57.9749 62.9296 63.2571 56.0593 62.3771 54.7076 50.4228 39.9898
                41.4605 41.8689 45.4632 37.3040 33.0795 37.7730""");
    }

    @Test
    void macdAndItsSignalAndHistogramAreThoseOfInvestExcel() {
        assertAreAbout("MACD", "macd:12:26:9", 0, 9, """
                8.27526950390762 7.70337838145673 6.41607475695588 4.23751978326482 2.55258332486574 1.37888571985366
                0.102981491199102 -1.25840195280313 -2.07055819009491 -2.62184232825689 -2.32906674045495
                -2.18163211479299 -2.40262627286643""");
        assertAreAbout("MACD", "macd:12:26:9", 1, 9, """
                3.03752586873394 1.90565222933578 1.05870843537763 0.410640325343509 -0.152012994298479""");
        assertAreAbout("MACD", "macd:12:26:9", 2, 9, """
                -5.10808405882886 -4.52749455759267 -3.38777517583258 -2.5922724401365 -2.25061327856795""");
    }

    @Test
    void bollingerBandsAreThoseOfChartSchool() {
        assertAreAbout("BANDS", "bollinger:20:2", 0, 5, """
                91.291862 91.949268 92.612595 92.934200 93.311950 93.728450 93.899592 94.266255 94.565096 94.786912
                95.043001 94.907605 94.902912 94.895320 94.861013 94.673629 94.556593 94.678752 94.575786 94.534271
                94.532306 94.369251 94.148503""");
        assertAreAbout("BANDS", "bollinger:20:2", 2, 5, """
                86.124018 86.141052 85.866895 85.847210 85.703650 85.648870 85.593408 85.560025 85.597414 85.977478
                86.274259 86.820385 86.865268 86.915000 87.116837 87.633121 87.825587 87.562248 87.759544 87.966269
                87.951964 87.963949 87.951857""");
    }

    @Test
    void averageTrueRangesAreThoseOfChartSchool() {
        assertAreAbout("ATR", "atr:14", 0, 6, """
                0.555000 0.593929 0.585791 0.568949 0.615452 0.617920 0.642354 0.674329 0.692770 0.775429 0.781470
                1.209229 1.302620 1.380290 1.366698 1.336219 1.316482""");
    }

    /** The defined values of an output, and nothing before them but undefined ones. */
    private static void assertAreAbout(String symbol, String indicator, int output, int decimals, String published) {
        BigDecimal[] expected = exactly(published);
        BigDecimal[] values = values(symbol, indicator, output);
        assertThat(values).hasSameSizeAs(expected);
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i])
                    .as("%s of %s", indicator, symbol)
                    .isCloseTo(expected[i], within(BigDecimal.ONE.movePointLeft(decimals)));
        }
    }

    private static BigDecimal[] values(String symbol, String indicator, int output) {
        return stocks.indicatorLines(symbol + "?indicator=" + indicator)
                .map(line -> line.split(",", -1)[2 + output])
                .dropWhile(String::isEmpty)
                .map(BigDecimal::new)
                .toArray(BigDecimal[]::new);
    }

    private static BigDecimal[] exactly(String figures) {
        return Arrays.stream(figures.split("\\s+"))
                .map(BigDecimal::new)
                .map(BigDecimal::stripTrailingZeros)
                .toArray(BigDecimal[]::new);
    }

    private static void importCloses(String symbol, String closes) {
        importBars(
                symbol,
                Arrays.stream(closes.split("\\s+"))
                        .map(close -> new String[] {close, close, close})
                        .toList());
    }

    /** Trading days follow each other here as days do: indicators know bars, not dates. */
    private static void importBars(String symbol, List<String[]> bars) {
        stocks.importLines(IntStream.range(0, bars.size())
                .mapToObj(i -> "%s,%s,%s,%s,%s,%s,1000"
                        .formatted(
                                symbol,
                                START.plusDays(i),
                                bars.get(i)[2],
                                bars.get(i)[0],
                                bars.get(i)[1],
                                bars.get(i)[2]))
                .toArray(String[]::new));
    }
}
