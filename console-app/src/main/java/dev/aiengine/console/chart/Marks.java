package dev.aiengine.console.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.LengthAdjustmentType;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;

/** Draws lines from top to bottom: where something happened, and where the crosshair is. */
final class Marks {
    private static final BasicStroke DOTTED =
            new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {2f, 3f}, 0f);

    static void draw(XYPlot plot, List<Mark> marks, Range shown, Palette palette, double crosshair, double scale) {
        plot.clearDomainMarkers();
        for (Mark mark : marks) {
            if (shown.contains(mark.x())) {
                plot.addDomainMarker(line(mark, shown, palette, scale), Layer.BACKGROUND);
            }
        }
        if (!Double.isNaN(crosshair) && shown.contains(crosshair)) {
            plot.addDomainMarker(new ValueMarker(crosshair, palette.muted(), new BasicStroke(1f)));
        }
    }

    private static ValueMarker line(Mark mark, Range shown, Palette palette, double scale) {
        Color color = mark.bad() ? palette.bad() : palette.muted();
        ValueMarker line = new ValueMarker(mark.x(), color, DOTTED);
        line.setAlpha(1f);
        line.setLabel(mark.words());
        line.setLabelFont(new Font("SansSerif", Font.PLAIN, (int) (11 * scale)));
        line.setLabelPaint(color);
        line.setLabelBackgroundColor(new Color(0, 0, 0, 0));
        line.setLabelOffsetType(LengthAdjustmentType.EXPAND);
        // Words stay inside where the line is near an end
        boolean right = mark.x() > shown.getCentralValue();
        line.setLabelAnchor(right ? RectangleAnchor.TOP_LEFT : RectangleAnchor.TOP_RIGHT);
        line.setLabelTextAnchor(right ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_LEFT);
        return line;
    }

    private Marks() {}
}
