package dev.aiengine.console.monitoring;

import java.time.Duration;

/** How far back charts go, and how far their points are apart: some hundred are what a chart has room for. */
enum Span {
    QUARTER("15 min", Duration.ofMinutes(15), Duration.ofSeconds(10)),
    HOUR("1 h", Duration.ofHours(1), Duration.ofSeconds(30)),
    SHIFT("6 h", Duration.ofHours(6), Duration.ofMinutes(3)),
    DAY("1 day", Duration.ofDays(1), Duration.ofMinutes(10)),
    WEEK("7 days", Duration.ofDays(7), Duration.ofHours(1)),
    MONTH("30 days", Duration.ofDays(30), Duration.ofHours(4)),
    YEAR("1 year", Duration.ofDays(365), Duration.ofDays(2));

    private final String title;
    private final Duration duration;
    private final Duration step;

    Span(String title, Duration duration, Duration step) {
        this.title = title;
        this.duration = duration;
        this.step = step;
    }

    String title() {
        return title;
    }

    Duration duration() {
        return duration;
    }

    Duration step() {
        return step;
    }
}
