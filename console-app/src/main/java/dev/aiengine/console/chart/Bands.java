package dev.aiengine.console.chart;

import java.awt.Color;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** An uncertain range as JFreeChart draws it. */
final class Bands {

    static YIntervalSeriesCollection data(LineChart.Band band) {
        YIntervalSeries series = new YIntervalSeries("band");
        for (int point = 0; point < band.x().length; point++) {
            double low = band.low()[point];
            double high = band.high()[point];
            series.add(band.x()[point], (low + high) / 2, low, high);
        }
        YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        data.addSeries(series);
        return data;
    }

    static DeviationRenderer renderer(Color color) {
        DeviationRenderer renderer = new DeviationRenderer(false, false);
        renderer.setSeriesFillPaint(0, color);
        renderer.setAlpha(0.18f);
        return renderer;
    }

    private Bands() {}
}
