package dev.aiengine.console.chart;

import dev.aiengine.console.parts.Texts;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;

/** Writes each curve's name beside its end, where the eye is anyway, with its value there or at the crosshair. */
final class Ends {
    private static final int ROW = 14;
    private static final int MARGIN = 6;
    /** More of the width is for the curves. */
    private static final double MOST = 0.4;
    /** Characters of a name. */
    private static final int LONGEST = 36;

    private final Palette palette;
    private final double scale;
    private final Font font;
    private boolean beside;
    private final List<End> ends = new ArrayList<>();

    private record End(int colour, double y, String words) {}

    Ends(List<Curve> curves, Range shown, Palette palette, double crosshair, double scale) {
        this.palette = palette;
        this.scale = scale;
        this.font = new Font("SansSerif", Font.BOLD, (int) (11 * scale));
        boolean pointing = !Double.isNaN(crosshair) && shown.contains(crosshair);
        for (int series = 0; series < curves.size(); series++) {
            Curve curve = curves.get(series);
            int place = place(curve, pointing ? crosshair : shown.getUpperBound());
            if (place >= 0 && (pointing || !curve.before())) {
                ends.add(new End(
                        curve.colour(series),
                        curve.y()[place],
                        shortened(curve.name()) + " " + Texts.rough(curve.y()[place])));
            }
        }
        ends.sort(Comparator.comparingDouble(End::y));
    }

    /** Room at the right of the curves, in pixels; none where the names would leave too little for the curves. */
    double room(double width) {
        double wanted = widest();
        beside = wanted <= width * MOST;
        return beside ? wanted : 0;
    }

    /** Writes them where the curves were drawn. */
    void paint(Graphics2D graphics, Rectangle2D area, ValueAxis axis) {
        graphics.setFont(font);
        double gap = ROW * scale;
        double lowest = area.getMaxY() - gap / 2;
        double next = lowest;
        double room = area.getMinY() + gap * (ends.size() - 0.5);
        for (End end : ends) {
            double y = axis.valueToJava2D(end.y(), area, RectangleEdge.LEFT);
            double at = Math.min(next, Math.max(y, room));
            next = at - gap;
            room -= gap;
            double width = graphics.getFontMetrics().stringWidth(end.words());
            double x = beside ? area.getMaxX() + MARGIN : area.getMaxX() - width;
            if (!beside) {
                graphics.setPaint(veil(palette.ground()));
                graphics.fill(new Rectangle2D.Double(x, at - gap / 2, width, gap));
            }
            graphics.setPaint(palette.of(end.colour()));
            graphics.drawString(end.words(), (float) x, (float) (at + gap * 0.3));
        }
    }

    /** A longer name would cover the curves. */
    private static String shortened(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
    }

    private double widest() {
        FontRenderContext context = new FontRenderContext(null, true, true);
        return ends.stream()
                .mapToDouble(end -> font.getStringBounds(end.words(), context).getWidth() + 2 * MARGIN)
                .max()
                .orElse(0);
    }

    private static Color veil(Color ground) {
        return new Color(ground.getRed(), ground.getGreen(), ground.getBlue(), 190);
    }

    /** The last point up to there; below 0 where there is none. */
    private static int place(Curve curve, double x) {
        int place = Math.min(curve.size() - 1, Decimation.at(curve.x(), Math.nextUp(x)) - 1);
        while (place >= 0 && Double.isNaN(curve.y()[place])) {
            place--;
        }
        return place;
    }
}
