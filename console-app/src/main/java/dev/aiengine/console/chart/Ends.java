package dev.aiengine.console.chart;

import dev.aiengine.console.parts.Texts;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;

/** Writes each curve's name above its end, where the eye is anyway, and its value at the crosshair. */
final class Ends {
    private static final int ROW = 14;
    /** What the axis below takes. */
    private static final int BELOW = 30;

    static void label(
            XYPlot plot,
            List<Curve> curves,
            Range shown,
            Palette palette,
            double crosshair,
            double scale,
            double height) {
        plot.clearAnnotations();
        boolean pointing = !Double.isNaN(crosshair) && shown.contains(crosshair);
        List<End> ends = new ArrayList<>();
        for (int series = 0; series < curves.size(); series++) {
            Curve curve = curves.get(series);
            int place = place(curve, pointing ? crosshair : shown.getUpperBound());
            if (place >= 0 && (pointing || !curve.before())) {
                ends.add(new End(
                        curve.colour(series), curve.y()[place], curve.name() + " " + Texts.rough(curve.y()[place])));
            }
        }
        ends.sort(Comparator.comparingDouble(End::y));
        Range range = plot.getRangeAxis().getRange();
        double gap = range.getLength() * ROW * scale / Math.max(40, height - BELOW * scale);
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
            name.setPaint(palette.of(end.colour()));
            name.setBackgroundPaint(new java.awt.Color(
                    palette.ground().getRed(),
                    palette.ground().getGreen(),
                    palette.ground().getBlue(),
                    190));
            plot.addAnnotation(name);
        }
    }

    /** The last point up to there; below 0 where there is none. */
    private static int place(Curve curve, double x) {
        int place = Math.min(curve.size() - 1, Decimation.at(curve.x(), Math.nextUp(x)) - 1);
        while (place >= 0 && Double.isNaN(curve.y()[place])) {
            place--;
        }
        return place;
    }

    private record End(int colour, double y, String words) {}

    private Ends() {}
}
