package dev.aiengine.console.chart;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.Stroke;
import javafx.scene.canvas.Canvas;
import javafx.scene.text.FontSmoothingType;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.fx.FXGraphics2D;
import org.jfree.fx.FXHints;

/** The one place where charts are made and dressed; JFreeChart knows nothing of the theme. */
final class Look {
    private static final Font FONT = new Font("SansSerif", Font.PLAIN, 12);
    private static final Stroke GRID = new BasicStroke(1f);

    /** @param time whether x is milliseconds since 1970 */
    static JFreeChart make(boolean time, String unit) {
        JFreeChart chart = ChartFactory.createXYLineChart(null, null, null, null);
        chart.removeLegend();
        chart.setAntiAlias(true);
        chart.setPadding(new RectangleInsets(4, 0, 0, 8));
        XYPlot plot = chart.getXYPlot();
        if (time) {
            plot.setDomainAxis(new DateAxis());
        } else {
            ((NumberAxis) plot.getDomainAxis()).setAutoRangeIncludesZero(false);
        }
        NumberAxis range = (NumberAxis) plot.getRangeAxis();
        range.setAutoRangeIncludesZero(false);
        range.setLabel(unit.isEmpty() ? null : unit);
        plot.setDomainGridlinesVisible(false);
        plot.setOutlineVisible(false);
        plot.setRangeGridlineStroke(GRID);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        return chart;
    }

    /** What draws on a canvas as the rest of the console is drawn. */
    static FXGraphics2D graphics(Canvas canvas) {
        canvas.getGraphicsContext2D().setFontSmoothingType(FontSmoothingType.LCD);
        FXGraphics2D graphics = new FXGraphics2D(canvas.getGraphicsContext2D());
        graphics.setRenderingHint(FXHints.KEY_USE_FX_FONT_METRICS, true);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setZeroStrokeWidth(0.1);
        return graphics;
    }

    /** @param right room beside the curves, in pixels */
    static void dress(JFreeChart chart, Palette palette, double scale, double right) {
        Font font = FONT.deriveFont((float) (12 * scale));
        chart.setBackgroundPaint(palette.ground());
        XYPlot plot = chart.getXYPlot();
        plot.setBackgroundPaint(palette.ground());
        plot.setInsets(new RectangleInsets(4, 0, 0, Math.max(8, right)));
        plot.setRangeGridlinePaint(palette.grid());
        plot.setNoDataMessageFont(font);
        plot.setNoDataMessagePaint(palette.muted());
        for (ValueAxis axis : new ValueAxis[] {plot.getDomainAxis(), plot.getRangeAxis()}) {
            axis.setTickLabelFont(font);
            axis.setTickLabelPaint(palette.muted());
            axis.setLabelFont(font);
            axis.setLabelPaint(palette.muted());
            axis.setAxisLinePaint(palette.grid());
            axis.setTickMarksVisible(false);
        }
        plot.getRangeAxis().setAxisLineVisible(false);
    }

    private Look() {}
}
