package dev.aiengine.console.monitoring;

import dev.aiengine.console.chart.LineChart;
import dev.aiengine.console.chart.Pictures;
import dev.aiengine.console.parts.Icons;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.console.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/**
 * A chart as a file: a picture of what is shown, or all points.
 *
 * @param name of the file
 * @param title of the picture
 * @param value heading of the values
 * @param shift seconds by which the time before is drawn later
 */
record Export(
        Desk desk, String name, Supplier<String> title, Supplier<String> value, LineChart chart, DoubleSupplier shift) {

    MenuButton node() {
        MenuButton menu = new MenuButton(null, Icons.of(Material2OutlinedAL.GET_APP));
        menu.setId("export-" + name);
        menu.setAccessibleText("Export " + name);
        menu.getStyleClass().addAll("flat", "button-icon", "no-arrow");
        menu.getItems().addAll(item("PNG"), item("SVG"), item("CSV"));
        return menu;
    }

    private MenuItem item(String kind) {
        String end = kind.toLowerCase(Locale.ROOT);
        MenuItem item = new MenuItem(kind);
        item.setOnAction(event -> desk.files().save("Export", name + "." + end).ifPresent(file -> write(file, end)));
        return item;
    }

    private void write(Path file, String kind) {
        Work.Step step = switch (kind) {
            case "png" -> {
                byte[] png = Pictures.png(chart, title.get());
                yield () -> Files.write(file, png);
            }
            case "svg" -> {
                String svg = Pictures.svg(chart, title.get());
                yield () -> Files.writeString(file, svg);
            }
            default -> {
                String csv = CurvesCsv.of(value.get(), chart.curves(), shift.getAsDouble());
                yield () -> Files.writeString(file, csv);
            }
        };
        desk.session()
                .work()
                .perform(
                        step,
                        () -> desk.overlay().toast("The chart is in " + file),
                        failure -> desk.overlay().toast(failure.sentence()));
    }
}
