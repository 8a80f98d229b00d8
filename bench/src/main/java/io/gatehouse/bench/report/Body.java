package io.gatehouse.bench.report;

/** The upstream's bodies, chosen by the end of the path. */
public enum Body {
    SMALL("150 B", ""),
    MEDIUM("10 KB", "/10k"),
    LARGE("1 MB", "/1m");

    private final String title;
    private final String suffix;

    Body(String title, String suffix) {
        this.title = title;
        this.suffix = suffix;
    }

    public String title() {
        return title;
    }

    public String suffix() {
        return suffix;
    }
}
