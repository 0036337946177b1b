package dev.aiengine.console.chart;

import java.awt.BasicStroke;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.layout.Region;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;

/**
 * Curves of any number of points: only what the width can show is drawn. Each curve's name stands at its end. Zooms by
 * dragging or the wheel, pans with the arrow keys, shows everything again on Escape or a double click.
 */
public final class LineChart extends Region {
    private final JFreeChart chart;
    private final ChartCanvas canvas;
    private final XYPlot plot;
    private final javafx.beans.value.ChangeListener<Palette> dressing;
    private final List<Consumer<Range>> zoomListeners = new ArrayList<>();
    private List<Curve> curves = List.of();
    private @Nullable Band band;
    private Palette palette;
    private @Nullable Range view;
    private double crosshair = Double.NaN;
    private boolean drawing;

    /** A range that is not certain, drawn behind the curves. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares bands
    public record Band(double[] x, double[] low, double[] high) {}

    /**
     * An empty chart.
     *
     * @param time whether x is milliseconds since 1970
     * @param unit of y, as the axis says it
     */
    public LineChart(ObservableValue<Palette> theme, boolean time, String unit) {
        this.chart = Look.make(time, unit);
        this.plot = chart.getXYPlot();
        this.canvas = new ChartCanvas(chart);
        this.palette = theme.getValue();
        canvas.setDomainZoomable(false);
        canvas.setRangeZoomable(false);
        canvas.setTooltipEnabled(false);
        canvas.removeMouseHandler(canvas.getMouseHandler("scroll"));
        getChildren().add(canvas);
        getStyleClass().add("line-chart");
        setMinSize(160, 120);
        setPrefHeight(260);
        setFocusTraversable(true);
        setAccessibleRole(javafx.scene.AccessibleRole.IMAGE_VIEW);
        dressing = (observable, before, now) -> {
            palette = now;
            redraw();
        };
        theme.addListener(new WeakChangeListener<>(dressing));
        widthProperty().addListener((observable, before, now) -> redraw());
        heightProperty().addListener((observable, before, now) -> redraw());
        new Handling(this, canvas);
    }

    public void show(List<Curve> shown) {
        show(shown, null);
    }

    public void show(List<Curve> shown, @Nullable Band uncertain) {
        curves = List.copyOf(shown);
        band = uncertain;
        setAccessibleText(Described.of(curves));
        redraw();
    }

    public List<Curve> curves() {
        return curves;
    }

    /** Shows a part of x; everything where null. */
    public void zoom(@Nullable Range part) {
        view = part;
        redraw();
        for (Consumer<Range> listener : zoomListeners) {
            listener.accept(range());
        }
    }

    /** Calls back with what is shown of x when the person chose it. */
    public void onZoom(Consumer<Range> listener) {
        zoomListeners.add(listener);
    }

    boolean zoomed() {
        return view != null;
    }

    /** What is shown of x. */
    Range range() {
        if (view != null) {
            return view;
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Curve curve : curves) {
            if (curve.size() > 0) {
                low = Math.min(low, curve.x()[0]);
                high = Math.max(high, curve.x()[curve.size() - 1]);
            }
        }
        if (!(low <= high)) {
            return new Range(0, 1);
        }
        return low == high ? new Range(low - 1, high + 1) : new Range(low, high);
    }

    /** Where curves are; nowhere before it was drawn. */
    Rectangle2D area() {
        ChartRenderingInfo drawn = canvas.getRenderingInfo();
        return drawn == null ? new Rectangle2D.Double() : drawn.getPlotInfo().getDataArea();
    }

    void crosshair(double x) {
        crosshair = x;
        redraw();
    }

    Palette palette() {
        return palette;
    }

    /** The chart as it is drawn, for pictures of it. */
    JFreeChart chart() {
        return chart;
    }

    private double scale() {
        return Math.max(1, javafx.scene.text.Font.getDefault().getSize() / 13.0);
    }

    private void redraw() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (width < 10 || height < 10 || drawing) {
            return;
        }
        drawing = true;
        try {
            chart.setNotify(false);
            fill((int) width);
            Look.dress(chart, palette, scale());
            Ends.label(plot, curves, range(), palette, crosshair, scale());
            canvas.setWidth(width);
            canvas.setHeight(height);
            canvas.draw();
        } finally {
            drawing = false;
        }
    }

    private void fill(int columns) {
        Range shown = range();
        DefaultXYDataset data = new DefaultXYDataset();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int series = 0; series < curves.size(); series++) {
            Curve thin = Decimation.between(curves.get(series), shown.getLowerBound(), shown.getUpperBound(), columns);
            data.addSeries(series + " " + thin.name(), new double[][] {thin.x(), thin.y()});
            renderer.setSeriesPaint(series, palette.of(series));
            renderer.setSeriesStroke(series, new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            renderer.setSeriesShapesVisible(series, thin.size() == 1);
            for (double y : thin.y()) {
                low = Math.min(low, Double.isNaN(y) ? low : y);
                high = Math.max(high, Double.isNaN(y) ? high : y);
            }
        }
        plot.setDataset(0, data);
        plot.setRenderer(0, renderer);
        Band uncertain = band;
        plot.setDataset(1, uncertain == null ? null : Bands.data(uncertain));
        plot.setRenderer(1, uncertain == null ? null : Bands.renderer(palette.of(0)));
        if (uncertain != null) {
            low = Math.min(low, java.util.Arrays.stream(uncertain.low()).min().orElse(low));
            high = Math.max(
                    high, java.util.Arrays.stream(uncertain.high()).max().orElse(high));
        }
        ValueAxis y = plot.getRangeAxis();
        double margin = high > low ? (high - low) * 0.06 : Math.max(Math.abs(high) * 0.1, 0.5);
        y.setRange(
                low <= high
                        ? new Range(low >= 0 ? Math.max(0, low - margin) : low - margin, high + margin)
                        : new Range(0, 1));
        plot.getDomainAxis().setRange(shown);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 400;
    }
}
