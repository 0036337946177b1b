package dev.aiengine.console.chart;

import java.util.List;

/** Charts over the same x: what is zoomed to, or pointed at, in one of them is so in all. */
public final class Together {

    public static void link(List<LineChart> charts) {
        for (LineChart chart : charts) {
            chart.follow(charts.stream().filter(other -> other != chart).toList());
        }
    }

    private Together() {}
}
