package dev.aiengine.models.detection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a dataset: an image and its objects.
 *
 * @param file its entry in the archive
 * @param source which archive: {@link Pictures} numbers them
 * @param width of the image as it is displayed
 * @param objects in pixels of the image
 * @param split that the dataset gives it, where it does
 */
record Scene(
        String file,
        int source,
        int width,
        int height,
        List<LabelledBox> objects,
        @Nullable String split) {}
