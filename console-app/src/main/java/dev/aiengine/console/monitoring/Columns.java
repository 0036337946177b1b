package dev.aiengine.console.monitoring;

import dev.aiengine.console.chart.Palette;
import dev.aiengine.console.parts.Badge;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.table.Column;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;

/** Columns of the list of lines. */
final class Columns {

    /** @param colour place of a line's colour in the palette; below 0 where it has none */
    static List<Column<Line>> of(Supplier<Palette> palette, ToIntFunction<Line> colour, Supplier<Instant> now) {
        return List.of(
                Column.text("Of", 220, Line::name).drawn(cell -> named(palette, colour)),
                Column.number("Requests/s", 90, line -> Texts.rough(line.perSecond()), Line::perSecond),
                Column.number("p95", 90, line -> milliseconds(line.p95()), Line::p95),
                Column.number("Errors", 80, line -> percent(line.errors()), Line::errors),
                Column.number("Quality", 120, Columns::quality, Line::quality),
                Column.<Line>number("Got worse", 330, line -> trouble(line, now.get()), Line::severity)
                        .left()
                        .drawn(cell -> {
                            Badge badge = new Badge();
                            return new Column.Drawn<>(badge, line -> {
                                badge.show(trouble(line, now.get()), Badge.Tone.BAD);
                                badge.setVisible(line.trouble() != null);
                            });
                        }));
    }

    static String trouble(Line line, Instant now) {
        Trouble trouble = line.trouble();
        if (trouble == null) {
            return "";
        }
        return trouble.words()
                + (Double.isNaN(trouble.since())
                        ? " of all requests"
                        : ", since " + Texts.moment(Instant.ofEpochSecond((long) trouble.since()), now));
    }

    static String milliseconds(double seconds) {
        return Double.isNaN(seconds) ? "–" : Texts.rough(seconds * 1000) + " ms";
    }

    static String percent(double share) {
        return share == 0 ? "0 %" : String.format(Locale.ROOT, share < 0.001 ? "%.3f %%" : "%.1f %%", share * 100);
    }

    private static String quality(Line line) {
        if (Double.isNaN(line.quality())) {
            return "–";
        }
        String figure = String.format(Locale.ROOT, Math.abs(line.quality()) < 100 ? "%.3f" : "%.0f", line.quality());
        return line.measure() == Quality.ACCURACY ? figure : line.measure().title() + " " + figure;
    }

    /** The name, with the colour that its curves have. */
    private static Column.Drawn<Line> named(Supplier<Palette> palette, ToIntFunction<Line> colour) {
        Circle dot = new Circle(5);
        Label name = Parts.label("");
        return new Column.Drawn<>(Parts.row(dot, name), line -> {
            int place = colour.applyAsInt(line);
            dot.setFill(place < 0 ? Color.TRANSPARENT : Color.web(palette.get().web(place)));
            name.setText(line.name());
        });
    }

    private Columns() {}
}
