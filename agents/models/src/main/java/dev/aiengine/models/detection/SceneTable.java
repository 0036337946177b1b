package dev.aiengine.models.detection;

import dev.aiengine.contract.Json;
import dev.aiengine.models.Table;
import dev.aiengine.models.Untrainable;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the table of a dataset of annotated images; labels get numbers in the order they are met. */
final class SceneTable {
    static final int MOST_LABELS = 1_000;

    private static final int MOST_IMAGES = 1_000_000;
    private static final int MOST_OBJECTS = 5_000;

    private final Table table;
    private final int source;
    private final List<String> labels;
    private final List<Scene> scenes = new ArrayList<>();

    private SceneTable(Table table, int source, List<String> labels) {
        this.table = table;
        this.source = source;
        this.labels = labels;
    }

    /**
     * Reads every row.
     *
     * @param source number of the table's archive
     * @param labels known so far; new ones are added at the end
     */
    static List<Scene> read(Table table, int source, List<String> labels) throws IOException {
        if (table.archive() == null) {
            throw new Untrainable("dataset " + table.reference()
                    + " has no images; send a zip of JPEG or PNG images with Pascal VOC XML or COCO JSON");
        }
        SceneTable reader = new SceneTable(table, source, labels);
        try {
            table.read(List.of(Table.FILE, "width", "height", "objects", "split"), reader::row);
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("Binder Error")) {
                throw new Untrainable("dataset " + table.reference()
                        + " has no objects: it was not made of images with Pascal VOC XML or COCO JSON");
            }
            throw e;
        }
        return reader.scenes;
    }

    private void row(ResultSet row) throws SQLException {
        int number = scenes.size() + 1;
        String file = row.getString(1);
        String objects = row.getString(4);
        int width = row.getInt(2);
        int height = row.getInt(3);
        if (number > MOST_IMAGES || file == null || objects == null || width < 1 || height < 1) {
            throw untrainable(number, file, "needs file, width, height and objects; most images are " + MOST_IMAGES);
        }
        List<LabelledBox> boxes = new ArrayList<>();
        try {
            for (JsonNode object : Json.MAPPER.readTree(objects)) {
                Box box = box(object.path("box")).within(width, height);
                String label = object.path("label").asString("");
                if (label.isBlank() || !(box.area() > 0) || boxes.size() == MOST_OBJECTS) {
                    throw untrainable(number, file, "has an object " + (boxes.size() + 1) + " without a label or area");
                }
                boxes.add(new LabelledBox(number(label), box));
            }
        } catch (JacksonException e) {
            throw untrainable(number, file, "has objects that are not JSON");
        }
        scenes.add(new Scene(file, source, width, height, boxes, row.getString(5)));
    }

    private static Box box(JsonNode numbers) {
        return new Box(
                (float) numbers.path(0).asDouble(Double.NaN),
                (float) numbers.path(1).asDouble(Double.NaN),
                (float) numbers.path(2).asDouble(Double.NaN),
                (float) numbers.path(3).asDouble(Double.NaN));
    }

    private int number(String label) {
        int known = labels.indexOf(label);
        if (known >= 0) {
            return known;
        }
        if (labels.size() == MOST_LABELS) {
            throw new Untrainable("dataset " + table.reference() + " has more than " + MOST_LABELS + " labels");
        }
        labels.add(label);
        return labels.size() - 1;
    }

    private Untrainable untrainable(int row, String file, String why) {
        return new Untrainable("row " + row + " of " + table.reference() + " (" + file + ") " + why);
    }
}
