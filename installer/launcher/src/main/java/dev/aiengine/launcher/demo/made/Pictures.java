package dev.aiengine.launcher.demo.made;

import dev.aiengine.contract.client.Upload;
import dev.aiengine.launcher.demo.made.Shapes.Part;
import dev.aiengine.launcher.demo.made.Shapes.Picture;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives of pictures: parts by label in folders, and belts with boxes around the parts in Pascal VOC. */
public final class Pictures {
    private static final int PART_SIZE = 48;
    private static final int PARTS_OF_A_LABEL = 60;
    private static final int BELT_SIZE = 128;
    private static final int BELTS = 120;

    public static final Made PARTS = folder -> zip(folder.resolve("parts.zip"), zip -> {
        Random random = new Random(41);
        for (String label : Shapes.LABELS) {
            for (int i = 0; i < PARTS_OF_A_LABEL; i++) {
                add(
                        zip,
                        label + "/" + i + ".png",
                        Shapes.one(label, PART_SIZE, random).png());
            }
        }
    });

    public static final Made BELT = folder -> zip(folder.resolve("belt.zip"), zip -> {
        Random random = new Random(42);
        for (int i = 0; i < BELTS; i++) {
            Picture picture = Shapes.several(BELT_SIZE, random);
            add(zip, "JPEGImages/" + i + ".png", picture.png());
            add(zip, "Annotations/" + i + ".xml", voc(i + ".png", picture).getBytes(StandardCharsets.UTF_8));
        }
    });

    /** A part the model has not seen, as an input. */
    public static Map<String, String> part() throws IOException {
        return input(Shapes.one("washer", PART_SIZE, new Random(43)));
    }

    /** A belt the model has not seen, as an input. */
    public static Map<String, String> belt() throws IOException {
        return input(Shapes.several(BELT_SIZE, new Random(44)));
    }

    private static Map<String, String> input(Picture picture) throws IOException {
        return Map.of("image", Base64.getEncoder().encodeToString(picture.png()));
    }

    private static String voc(String name, Picture picture) {
        StringBuilder xml = new StringBuilder("<annotation><filename>" + name + "</filename><size><width>" + BELT_SIZE
                + "</width><height>" + BELT_SIZE + "</height><depth>3</depth></size>");
        for (Part part : picture.parts()) {
            xml.append("<object><name>" + part.label() + "</name><bndbox><xmin>" + (part.x() + 1) + "</xmin><ymin>"
                    + (part.y() + 1) + "</ymin><xmax>" + (part.x() + part.size()) + "</xmax><ymax>"
                    + (part.y() + part.size()) + "</ymax></bndbox></object>");
        }
        return xml.append("</annotation>").toString();
    }

    private interface Filling {
        void into(ZipOutputStream zip) throws IOException;
    }

    private static Upload zip(Path file, Filling filling) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            filling.into(zip);
        }
        return new Upload(file, Upload.ZIP);
    }

    private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // The same bytes every time, so that uploading them again makes no new version
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private Pictures() {}
}
