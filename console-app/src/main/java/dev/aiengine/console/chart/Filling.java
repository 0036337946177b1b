package dev.aiengine.console.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;

/** Gives JFreeChart what of the curves can be seen, and the axes their ranges. */
final class Filling {
    /** At this width nobody sees round joins, which take a fifth of the time. */
    private static final BasicStroke SOLID = new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL);

    private static final BasicStroke DASHED =
            new BasicStroke(1.3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {5f, 4f}, 0f);
    private static final java.awt.Shape DOT = new java.awt.geom.Ellipse2D.Double(-2, -2, 4, 4);

    private final List<Curve> curves;
    private final Palette palette;
    private final boolean fromZero;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    Filling(List<Curve> curves, Palette palette, boolean fromZero) {
        this.curves = curves;
        this.palette = palette;
        this.fromZero = fromZero;
    }

    void into(XYPlot plot, Range shown, int columns, LineChart.@Nullable Band band) {
        DefaultXYDataset data = new DefaultXYDataset();
        Lines renderer = new Lines(data);
        for (int series = 0; series < curves.size(); series++) {
            Curve thin = Decimation.between(curves.get(series), shown.getLowerBound(), shown.getUpperBound(), columns);
            data.addSeries(series + " " + thin.name(), new double[][] {thin.x(), thin.y()});
            Color color = palette.of(thin.colour(series));
            renderer.setSeriesPaint(series, thin.before() ? faint(color) : color);
            renderer.setSeriesStroke(series, thin.before() ? DASHED : SOLID);
            renderer.setSeriesShape(series, DOT);
            Arrays.stream(thin.y()).filter(y -> !Double.isNaN(y)).forEach(this::reach);
        }
        plot.setDataset(0, data);
        plot.setRenderer(0, renderer);
        plot.setDataset(1, band == null ? null : Bands.data(band));
        plot.setRenderer(1, band == null ? null : Bands.renderer(palette.of(0)));
        if (band != null) {
            Arrays.stream(band.low()).forEach(this::reach);
            Arrays.stream(band.high()).forEach(this::reach);
        }
        plot.getRangeAxis().setRange(range());
        plot.getDomainAxis().setRange(shown);
    }

    private Range range() {
        if (low > high) {
            return new Range(0, 1);
        }
        if (fromZero) {
            reach(0);
        }
        double margin = high > low ? (high - low) * 0.06 : high == 0 ? 1 : Math.abs(high) * 0.1;
        return new Range(low >= 0 ? Math.max(0, low - margin) : low - margin, high + margin);
    }

    private void reach(double y) {
        low = Math.min(low, y);
        high = Math.max(high, y);
    }

    private static Color faint(Color color) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), 140);
    }

    /** Lines, and a dot where a point has no neighbour that a line could go to. */
    private static final class Lines extends XYLineAndShapeRenderer {
        private final transient DefaultXYDataset data;

        Lines(DefaultXYDataset data) {
            super(true, false);
            this.data = data;
            setDrawSeriesLineAsPath(true);
        }

        @Override
        public boolean getItemShapeVisible(int series, int item) {
            return !there(series, item - 1) && !there(series, item + 1);
        }

        private boolean there(int series, int item) {
            return item >= 0 && item < data.getItemCount(series) && !Double.isNaN(data.getYValue(series, item));
        }
    }
}
