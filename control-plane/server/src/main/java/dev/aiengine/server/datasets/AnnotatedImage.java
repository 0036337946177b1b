package dev.aiengine.server.datasets;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An image as an annotation tells of it.
 *
 * @param entry the annotation's file in the archive
 * @param name the image's file as the annotation names it
 * @param width as the annotation says, 0 where it does not
 * @param split {@code train}, {@code val}, {@code trainval} or {@code test}, where it is known
 */
record AnnotatedImage(
        String entry,
        String name,
        int width,
        int height,
        List<AnnotatedObject> objects,
        @Nullable String split) {

    /** Pascal VOC is XML, COCO JSON. */
    boolean isVoc() {
        return entry.toLowerCase(Locale.ROOT).endsWith(".xml");
    }

    /** 422 that names one object of the entry. */
    RuntimeException refused(AnnotatedObject object, String why) {
        String place = isVoc() ? "object " + object.number() : "annotations[" + object.number() + "]";
        return Archive.refused(entry, place + " " + why);
    }

    /** 422 where the annotation was made for an image of another size: its boxes would lie elsewhere. */
    void requireSizeOf(String path, ImageHeader image) {
        if (width != 0 && height != 0 && (width != image.width() || height != image.height())) {
            throw Archive.refused(
                    entry,
                    "says size " + width + " x " + height + ", and \"" + path + "\" has " + image.width() + " x "
                            + image.height() + " pixels; annotate the image as it is in the archive");
        }
    }

    AnnotatedImage in(@Nullable String knownSplit) {
        return new AnnotatedImage(entry, name, width, height, objects, knownSplit);
    }
}
