package dev.aiengine.models.detection;

import dev.aiengine.models.Table;
import dev.aiengine.models.image.ImageArchive;
import dev.aiengine.models.image.Pixels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The images of a training, decoded and made small. As many as fit into a share of the memory are kept; the others are
 * decoded again each time.
 */
final class Pictures implements AutoCloseable {
    /** Augmentation enlarges images somewhat; beyond that their detail is never seen. */
    private static final double SPARE = 1.25;

    private static final long MOST_KEPT = 512L << 20;

    private final int width;
    private final int height;
    private final long mostKept;
    private final List<ImageArchive> archives = new ArrayList<>();
    private final Map<Scene, Pixels> kept = new HashMap<>();
    private long bytes;

    /** @param tables with archives, in the order that scenes number them */
    Pictures(List<Table> tables, int width, int height) throws IOException {
        this.width = width;
        this.height = height;
        this.mostKept = Math.min(MOST_KEPT, Runtime.getRuntime().maxMemory() / 4);
        for (Table table : tables) {
            archives.add(ImageArchive.open(table));
        }
    }

    Pixels of(Scene scene) {
        Pixels known = kept.get(scene);
        if (known != null) {
            return known;
        }
        Pixels pixels = read(scene);
        if (bytes + pixels.values().length <= mostKept) {
            bytes += pixels.values().length;
            kept.put(scene, pixels);
        }
        return pixels;
    }

    /** The shorter side to decode an image with for a network with such an input. */
    static int wanted(int width, int height) {
        return Math.min(width, height);
    }

    /** No larger than a network with such an input can make use of. */
    static Pixels small(Pixels pixels, int width, int height) {
        double scale = SPARE * Math.min((double) width / pixels.width(), (double) height / pixels.height());
        return scale >= 1
                ? pixels
                : pixels.resized(Math.max(1, (int) Math.round(scale * pixels.width())), Math.max(1, (int)
                        Math.round(scale * pixels.height())));
    }

    @Override
    public void close() throws IOException {
        for (ImageArchive archive : archives) {
            archive.close();
        }
    }

    private Pixels read(Scene scene) {
        try {
            Pixels pixels = archives.get(scene.source()).read(scene.file(), wanted(width, height));
            return small(pixels, width, height);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
