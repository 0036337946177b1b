package dev.aiengine.console.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;
import org.jfree.fx.FXGraphics2D;
import org.jspecify.annotations.Nullable;

/**
 * Curves of any number of points: only what the width can show is drawn. Each curve's name stands at its end. Zooms by
 * dragging or the wheel, pans with the arrow keys, shows everything again on Escape or a double click.
 */
public final class LineChart extends Region {
    private static final double USUAL_FONT = 14;

    private final JFreeChart chart;
    private final Canvas canvas = new Canvas();
    /** Has the size of text around the chart, which follows it. */
    private final Text measure = new Text();

    private final FXGraphics2D graphics = Look.graphics(canvas);
    /** Without the shapes of all points, which nobody asks for. */
    private final ChartRenderingInfo info = new ChartRenderingInfo(null);

    private final XYPlot plot;
    private final javafx.beans.value.ChangeListener<Palette> dressing;
    private List<LineChart> followers = List.of();
    private List<Mark> marks = List.of();
    private @Nullable Range extent;
    private List<Curve> curves = List.of();
    private @Nullable Band band;
    private Palette palette;
    private @Nullable Range view;
    private Consumer<@Nullable Part> zoomed = part -> {};
    private double crosshair = Double.NaN;
    private boolean fromZero;
    private boolean dirty;

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
        this.palette = theme.getValue();
        canvas.setManaged(false);
        measure.setManaged(false);
        measure.setVisible(false);
        measure.fontProperty().addListener((observable, before, now) -> redraw());
        getChildren().addAll(canvas, measure);
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

    /** What x goes from and to while nothing is zoomed, whatever the curves have of it. */
    public void extent(double from, double to) {
        extent = new Range(from, to);
        redraw();
    }

    /** Has y begin at 0, for what has a share or a rate. */
    public LineChart fromZero() {
        fromZero = true;
        return this;
    }

    /** Where something happened. */
    public void mark(List<Mark> places) {
        marks = List.copyOf(places);
        redraw();
    }

    /** These show the same part of x and the same crosshair from now on. */
    void follow(List<LineChart> others) {
        followers = others;
    }

    /** Calls back with the part of x that was zoomed or panned to here; with null where everything is shown again. */
    public void onZoom(Consumer<@Nullable Part> listener) {
        zoomed = listener;
    }

    /** Shows everything again. */
    public void whole() {
        zoom(null);
    }

    /** Shows a part of x; everything where null. */
    void zoom(@Nullable Range part) {
        view(part);
        followers.forEach(other -> other.view(part));
        zoomed.accept(part == null ? null : new Part(part.getLowerBound(), part.getUpperBound()));
    }

    private void view(@Nullable Range part) {
        view = part;
        redraw();
    }

    /** How much of x is shown. */
    public double shown() {
        return range().getLength();
    }

    boolean zoomed() {
        return view != null;
    }

    /** What is shown of x. */
    Range range() {
        if (view != null) {
            return view;
        }
        if (extent != null) {
            return extent;
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
        return info.getPlotInfo().getDataArea();
    }

    void crosshair(double x) {
        point(x);
        followers.forEach(other -> other.point(x));
    }

    private void point(double x) {
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
        return Math.max(1, measure.getFont().getSize() / USUAL_FONT);
    }

    /** Draws with the next frame, once for all that changes until then. */
    private void redraw() {
        dirty = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (!dirty || width < 10 || height < 10) {
            return;
        }
        dirty = false;
        canvas.setWidth(width);
        canvas.setHeight(height);
        canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
        draw(graphics, new Rectangle2D.Double(0, 0, width, height), info);
    }

    /** Draws it anywhere, as it is shown. */
    void draw(Graphics2D where, Rectangle2D place, ChartRenderingInfo drawn) {
        chart.setNotify(false);
        Range shown = range();
        Ends ends = new Ends(curves, shown, palette, crosshair, scale());
        new Filling(curves, palette, fromZero).into(plot, shown, (int) place.getWidth(), band);
        Look.dress(chart, palette, scale(), ends.room(place.getWidth()));
        Marks.draw(plot, marks, shown, palette, crosshair, scale());
        drawn.clear();
        chart.draw(where, place, null, drawn);
        ends.paint(where, drawn.getPlotInfo().getDataArea(), plot.getRangeAxis());
    }

    @Override
    protected double computePrefWidth(double height) {
        return 400;
    }
}
