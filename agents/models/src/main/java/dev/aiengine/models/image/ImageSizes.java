package dev.aiengine.models.image;

import dev.aiengine.models.TrainingRun;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** How large the squares are that a network learns from. */
final class ImageSizes {
    private static final int LOOKED_AT = 50;

    /**
     * As asked for; as the base was trained; or as usual, and less where the images are smaller than that. Always whole
     * steps.
     */
    static int choose(TrainingRun run, List<String> files, ImageArchive archive) throws IOException {
        OptionalInt asked = run.params().optionalInteger(ImageFiles.IMAGE_SIZE);
        if (asked.isPresent()) {
            return whole(asked.getAsInt());
        }
        if (run.base() != null && run.base().manifest().params().get(ImageFiles.IMAGE_SIZE) instanceof Integer size) {
            return whole(size);
        }
        int every = Math.max(1, files.size() / LOOKED_AT);
        int[] sides = new int[Math.ceilDiv(files.size(), every)];
        for (int i = 0; i < sides.length; i++) {
            Images.Size size = archive.size(files.get(i * every));
            sides[i] = Math.min(size.width(), size.height());
        }
        Arrays.sort(sides);
        return whole(Math.min(Recipe.USUAL, sides[sides.length / 2]));
    }

    private static int whole(int size) {
        int steps = Math.max(1, Math.round((float) size / Recipe.STEP));
        return Math.clamp((long) steps * Recipe.STEP, Recipe.SMALLEST, ImageFiles.LARGEST_IMAGE_SIZE);
    }

    private ImageSizes() {}
}
