package dev.aiengine.console.chart;

import dev.aiengine.console.parts.Texts;
import java.awt.BasicStroke;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;

/** Writes each curve's name above its end, where the eye is anyway, and its value at the crosshair. */
final class Ends {
    private static final int ROWS = 18;

    static void label(XYPlot plot, List<Curve> curves, Range shown, Palette palette, double crosshair, double scale) {
        plot.clearAnnotations();
        plot.clearDomainMarkers();
        boolean pointing = !Double.isNaN(crosshair) && shown.contains(crosshair);
        if (pointing) {
            plot.addDomainMarker(new ValueMarker(crosshair, palette.muted(), new BasicStroke(1f)));
        }
        List<End> ends = new ArrayList<>();
        for (int series = 0; series < curves.size(); series++) {
            Curve curve = curves.get(series);
            int place =
                    Math.min(curve.size() - 1, Decimation.at(curve.x(), pointing ? crosshair : shown.getUpperBound()));
            if (place >= 0 && !Double.isNaN(curve.y()[place])) {
                ends.add(new End(series, curve.y()[place], curve.name() + " " + Texts.figure(curve.y()[place])));
            }
        }
        ends.sort(Comparator.comparingDouble(End::y));
        Range range = plot.getRangeAxis().getRange();
        double gap = range.getLength() / ROWS * scale;
        double lowest = range.getLowerBound() + gap * 0.2;
        double next = lowest;
        double room = range.getUpperBound() - gap * ends.size();
        for (End end : ends) {
            double at = Math.max(next, Math.min(end.y() + gap * 0.3, room));
            next = at + gap;
            room += gap;
            XYTextAnnotation name = new XYTextAnnotation(end.words(), shown.getUpperBound(), at);
            name.setTextAnchor(TextAnchor.BOTTOM_RIGHT);
            name.setFont(new Font("SansSerif", Font.BOLD, (int) (11 * scale)));
            name.setPaint(palette.of(end.series()));
            name.setBackgroundPaint(new java.awt.Color(
                    palette.ground().getRed(),
                    palette.ground().getGreen(),
                    palette.ground().getBlue(),
                    190));
            plot.addAnnotation(name);
        }
    }

    private record End(int series, double y, String words) {}

    private Ends() {}
}
