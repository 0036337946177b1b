package dev.aiengine.models;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The public data sets, where {@code -Daiengine.data} or AIENGINE_DATA names their folder. */
public final class PublicData {
    /** A film review with its number, which says its fold. */
    public record Review(String text, String label, int number) {}

    public static Path file(String name) {
        String folder = System.getProperty("aiengine.data", System.getenv("AIENGINE_DATA"));
        assumeTrue(folder != null, "no public data sets: -Daiengine.data or AIENGINE_DATA names their folder");
        return Path.of(folder, name);
    }

    /** Reads the reviews out of the archive, in the order of the archive. */
    public static List<Review> reviews() throws IOException {
        byte[] tar;
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file("review_polarity.tar.gz")))) {
            tar = in.readAllBytes();
        }
        List<Review> reviews = new ArrayList<>();
        int at = 0;
        while (at + 512 <= tar.length && tar[at] != 0) {
            String name = field(tar, at, 100);
            int size = Integer.parseInt(field(tar, at + 124, 12), 8);
            int start = name.indexOf("/cv");
            if (start > 0 && name.endsWith(".txt")) {
                String label = name.substring(name.lastIndexOf('/', start - 1) + 1, start);
                int number = Integer.parseInt(name.substring(start + 3, start + 6));
                reviews.add(new Review(new String(tar, at + 512, size, StandardCharsets.ISO_8859_1), label, number));
            }
            at += 512 + (size + 511) / 512 * 512;
        }
        return reviews;
    }

    private static String field(byte[] tar, int at, int length) {
        return new String(tar, at, length, StandardCharsets.ISO_8859_1)
                .replaceAll("\0.*", "")
                .strip();
    }

    private PublicData() {}
}
