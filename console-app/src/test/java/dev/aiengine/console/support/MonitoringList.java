package dev.aiengine.console.support;

import java.util.List;
import javafx.scene.control.TableView;

/** What the list of the monitoring page shows. */
public final class MonitoringList {

    /** Names of its lines, the worst first. */
    public static List<String> names(Screen screen) {
        TableView<?> lines = (TableView<?>) screen.find("#monitoring");
        return Screen.fx(() -> lines.getItems().stream()
                .map(row -> row.toString().replaceAll("(?s).* name=([^,]*),.*", "$1"))
                .toList());
    }

    private MonitoringList() {}
}
