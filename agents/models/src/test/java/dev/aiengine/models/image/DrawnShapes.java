package dev.aiengine.models.image;

import dev.aiengine.models.Table;
import dev.aiengine.models.Tables;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Drawings of bars, crosses and squares in any colour: a dataset that is learned in seconds. */
public final class DrawnShapes {
    public static final List<String> LABELS = List.of("bars", "cross", "square");

    private static final int SIZE = 32;

    /** Files by name, {@code each} of every label. */
    public static Map<String, byte[]> files(List<String> labels, int each, long seed) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        RandomGenerator random = new SplittableRandom(seed);
        for (int i = 0; i < each; i++) {
            for (String label : labels) {
                files.put("shapes/%s/%03d.png".formatted(label, i), MadeImages.png(drawn(label, random)));
            }
        }
        return files;
    }

    /** A dataset of files in folders, as the control plane keeps one. */
    public static Table table(Path folder, Map<String, byte[]> files) throws IOException {
        Files.createDirectories(folder);
        Path archive = folder.resolve("images.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        String rows = files.keySet().stream()
                .map(file -> "('%s', '%s')".formatted(file, file.split("/", -1)[1]))
                .collect(Collectors.joining(", "));
        Path parquet = folder.resolve("images.parquet");
        Tables.of(parquet, "select * from (values " + rows + ") t(file, label)");
        return new Table("shapes@1", parquet, archive);
    }

    private static BufferedImage drawn(String label, RandomGenerator random) {
        return MadeImages.drawn(SIZE, SIZE, BufferedImage.TYPE_INT_RGB, graphics -> {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            float hue = random.nextFloat();
            graphics.setColor(Color.getHSBColor(hue, 0.6f, 0.3f));
            graphics.fillRect(0, 0, SIZE, SIZE);
            graphics.setColor(Color.getHSBColor(hue + 0.5f, 0.6f, 0.9f));
            draw(label, graphics, random.nextInt(2, 12), random.nextInt(2, 12), random.nextInt(14, 18));
        });
    }

    private static void draw(String label, Graphics2D graphics, int x, int y, int side) {
        switch (label) {
            case "bars" -> {
                graphics.fillRect(x, y, side, 3);
                graphics.fillRect(x, y + side / 2, side, 3);
                graphics.fillRect(x, y + side - 3, side, 3);
            }
            case "cross" -> {
                graphics.fillRect(x + side / 2 - 2, y, 4, side);
                graphics.fillRect(x, y + side / 2 - 2, side, 4);
            }
            case "square" -> graphics.fillRect(x, y, side, side);
            default ->
                graphics.fillPolygon(new int[] {x, x + side, x + side / 2}, new int[] {y + side, y + side, y}, 3);
        }
    }

    private DrawnShapes() {}
}
