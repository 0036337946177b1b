package dev.aiengine.server.datasets;

import dev.aiengine.contract.Json;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The table of images with objects on them: {@code file}, {@code width}, {@code height}, {@code objects} as JSON text
 * and {@code split}. An annotated image without objects is a row; an image without annotation is none, for nothing is
 * known of it.
 */
record AnnotatedImages(ImageEntries images, List<AnnotatedImage> annotated) {
    private static final int MOST_OBJECTS = 5_000;

    /** One line of the table; {@code objects} is JSON: {@code [{"label":"cat","box":[x,y,width,height]}]}. */
    record Row(
            String file,
            int width,
            int height,
            String objects,
            @Nullable String split) {}

    static AnnotatedImages ofVoc(ImageEntries images, List<AnnotatedImage> annotated, ImageSets sets) {
        Set<String> known = new HashSet<>();
        List<AnnotatedImage> split = new ArrayList<>();
        for (AnnotatedImage image : annotated) {
            String name = ImageEntries.stem(image.entry());
            known.add(name);
            split.add(image.in(sets.split(name)));
        }
        for (String name : sets.names()) {
            if (!known.contains(name) && images.find("ImageSets", name) == null) {
                throw Archive.refused(
                        "ImageSets/Main/" + sets.split(name) + ".txt",
                        "names \"" + name + "\", which is neither an image nor an annotation of the archive");
            }
        }
        return new AnnotatedImages(images, split);
    }

    boolean isEmpty() {
        return annotated.isEmpty();
    }

    /** Fills a table named {@code files}; returns the bytes of what it holds, about. */
    long fill(DuckDBConnection connection) throws SQLException {
        try (Statement create = connection.createStatement()) {
            create.execute("create table files"
                    + " (file varchar, width integer, height integer, objects varchar, split varchar)");
        }
        long[] bytes = {0};
        try (DuckDBAppender appender = connection.createAppender("files")) {
            forEach(row -> {
                append(row, appender);
                bytes[0] += row.file().length() + row.objects().length();
            });
        }
        return bytes[0];
    }

    /** Checks one annotation after the other; 422 at the first that is wrong. */
    void forEach(Consumer<Row> taker) {
        Set<String> seen = new HashSet<>();
        for (AnnotatedImage image : annotated) {
            String path = path(image);
            if (!seen.add(path)) {
                throw Archive.refused(
                        image.entry(), "annotates \"" + path + "\", which another annotation does as well");
            }
            ImageHeader header = images.usable(path);
            image.requireSizeOf(path, header);
            taker.accept(new Row(path, header.width(), header.height(), objects(image, header), image.split()));
        }
    }

    private static void append(Row row, DuckDBAppender appender) {
        try {
            appender.beginRow()
                    .append(row.file())
                    .append(row.width())
                    .append(row.height())
                    .append(row.objects());
            if (row.split() == null) {
                appender.appendNull();
            } else {
                appender.append(row.split());
            }
            appender.endRow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An image of a VOC annotation has its name, whatever tools left in {@code filename}. */
    private String path(AnnotatedImage image) {
        String path = image.isVoc() ? images.find(image.entry(), ImageEntries.stem(image.entry())) : null;
        if (path == null && !image.name().isEmpty()) {
            path = images.find(image.entry(), image.name());
        }
        if (path == null) {
            throw Archive.refused(
                    image.entry(), "names the image \"" + image.name() + "\", which is not in the archive");
        }
        return path;
    }

    private static String objects(AnnotatedImage image, ImageHeader header) {
        if (image.objects().size() > MOST_OBJECTS) {
            throw Archive.refused(
                    image.entry(),
                    "has " + image.objects().size() + " objects on one image; " + MOST_OBJECTS + " is the limit");
        }
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (AnnotatedObject said : image.objects()) {
            AnnotatedObject object = said.checked(image, header);
            ObjectNode node = list.addObject().put("label", object.label());
            ArrayNode box = node.putArray("box");
            for (double number : new double[] {object.x(), object.y(), object.width(), object.height()}) {
                if (number == Math.rint(number)) {
                    box.add((int) number);
                } else {
                    box.add(number);
                }
            }
        }
        return list.toString();
    }
}
