package dev.aiengine.models.detection;

import dev.aiengine.models.Table;
import dev.aiengine.models.Tables;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Datasets of images with drawn discs and bars. */
final class MadeScenes {
    static final int WIDTH = 96;
    static final int HEIGHT = 64;

    /** A row of the table. */
    record Row(
            String file,
            int width,
            int height,
            @Nullable String objects,
            @Nullable String split) {}

    /** A dataset of so many images; every fifth is marked as test, and one in eight has no object. */
    static Table dataset(int images, Path folder) {
        return dataset(images, folder, "disc", "bar");
    }

    static Table dataset(int images, Path folder, String disc, String bar) {
        RandomGenerator random = new SplittableRandom(7);
        List<Row> rows = new ArrayList<>();
        Path archive = folder.resolve("images.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (int i = 0; i < images; i++) {
                List<String> objects = new ArrayList<>();
                byte[] png = png(scene(i % 8 == 7 ? 0 : 1 + random.nextInt(3), objects, random, disc, bar));
                zip.putNextEntry(new ZipEntry("images/" + i + ".png"));
                zip.write(png);
                zip.closeEntry();
                rows.add(new Row(
                        "images/" + i + ".png",
                        WIDTH,
                        HEIGHT,
                        "[" + String.join(",", objects) + "]",
                        i % 5 == 4 ? "test" : null));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table(folder.resolve("made.parquet"), archive, rows);
    }

    static Table table(Path parquet, Path archive, List<Row> rows) {
        String values = rows.stream()
                .map(row -> "(" + quoted(row.file()) + "," + row.width() + "," + row.height() + ","
                        + quoted(row.objects()) + "," + quoted(row.split()) + ")")
                .collect(Collectors.joining(","));
        Table table =
                Tables.of(parquet, "select * from (values " + values + ") rows(file, width, height, objects, split)");
        return new Table(table.reference(), table.parquet(), archive);
    }

    static byte[] zipOf(String path, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(path));
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Objects in places of their own: one to a third of the image. */
    static BufferedImage scene(int objects, List<String> told, RandomGenerator random, String disc, String bar) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        int grey = 90 + random.nextInt(60);
        graphics.setColor(new Color(grey, grey, grey));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        for (int i = 0; i < objects; i++) {
            boolean round = random.nextBoolean();
            int width = round ? 16 + random.nextInt(8) : 10;
            int height = round ? width : 26 + random.nextInt(10);
            int x = i * WIDTH / 3 + random.nextInt(WIDTH / 3 - width);
            int y = random.nextInt(HEIGHT - height);
            graphics.setColor(round ? new Color(220, 60, 50) : new Color(40, 60, 200));
            if (round) {
                graphics.fillOval(x, y, width, height);
            } else {
                graphics.fillRect(x, y, width, height);
            }
            told.add("{\"label\":\"" + (round ? disc : bar) + "\",\"box\":[" + x + "," + y + "," + width + "," + height
                    + "]}");
        }
        graphics.dispose();
        return image;
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null::varchar" : "'" + text.replace("'", "''") + "'";
    }

    private MadeScenes() {}
}
