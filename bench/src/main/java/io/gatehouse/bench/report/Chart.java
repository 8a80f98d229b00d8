package io.gatehouse.bench.report;

import io.gatehouse.bench.peer.Contender;
import java.util.List;

/** Draws the results: a row for each contender, bars in three columns. */
final class Chart {

    private static final int WIDTH = 960;
    private static final int TOP = 56;
    private static final int ROW = 30;
    private static final int BAR = 16;
    private static final int NAMES = 220;
    private static final int PANEL = 240;
    private static final int LABEL = 70;

    private static final String STYLE = """
              <style>
                .page { fill: #fff } .name, .label { fill: #1f2328 } .title { fill: #57606a; font-weight: 600 }
                .ours { fill: #0969da } .other { fill: #afb8c1 } .axis { stroke: #d0d7de }
                @media (prefers-color-scheme: dark) {
                  .page { fill: #0d1117 } .name, .label { fill: #e6edf3 } .title { fill: #9198a1 }
                  .ours { fill: #4493f8 } .other { fill: #656c76 } .axis { stroke: #3d444d }
                }
              </style>
            """;

    private final List<Contender> contenders;
    private final List<Panel> panels;

    Chart(Results results) {
        contenders = results.contenders();
        panels = List.of(
                new Panel("CPU per request, × nginx", "%.2f", one -> results.ratio(one, Scenario.BASE)),
                new Panel("added p99 at half load, ms", "%.2f", one -> results.latency(one, AddedLatency::p99)),
                new Panel("memory, MB", "%.0f", one -> results.megabytes(one, Scenario.BASE)));
    }

    String svg() {
        int height = TOP + ROW * contenders.size() + 16;
        StringBuilder svg = new StringBuilder();
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="Gateways compared: CPU per request, added latency, memory; less is better">
                """.formatted(WIDTH, height));
        svg.append(STYLE);
        svg.append("  <rect class=\"page\" width=\"%d\" height=\"%d\"/>\n".formatted(WIDTH, height));
        contenders.forEach(one -> svg.append(text("name", NAMES - 12, middle(one), "end", one.title())));
        panels.forEach(panel -> append(panel, svg));
        return svg.append("</svg>\n").toString();
    }

    private void append(Panel panel, StringBuilder svg) {
        int left = NAMES + PANEL * panels.indexOf(panel);
        double most = contenders.stream()
                .mapToDouble(panel::of)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        svg.append(text("title", left, TOP - 22, "start", panel.title()));
        svg.append(
                "  <path class=\"axis\" d=\"M%d %dV%d\"/>\n".formatted(left, TOP - 8, TOP + ROW * contenders.size()));
        for (Contender one : contenders) {
            long length = Math.round(Math.max(0, panel.of(one)) / most * (PANEL - LABEL));
            svg.append(bar(one, left, length));
            svg.append(text("label", left + length + 6, middle(one), "start", panel.label(one)));
        }
    }

    private String bar(Contender one, int left, long length) {
        return "  <rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n"
                .formatted(
                        one.id().startsWith("gatehouse") ? "ours" : "other",
                        left,
                        TOP + ROW * contenders.indexOf(one) + (ROW - BAR) / 2,
                        length,
                        BAR);
    }

    private int middle(Contender one) {
        return TOP + ROW * contenders.indexOf(one) + ROW / 2 + 4;
    }

    private static String text(String style, long x, int y, String anchor, String text) {
        return "  <text class=\"%s\" x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>\n"
                .formatted(style, x, y, anchor, text);
    }
}
