package dev.aiengine.server.datasets;

import org.jspecify.annotations.Nullable;

/**
 * An object that an annotator marked on an image, as the annotation says it.
 *
 * @param number of it in its file
 * @param x left edge in pixels from the image's left edge, which is 0
 * @param y top edge, likewise
 */
record AnnotatedObject(int number, @Nullable String label, double x, double y, double width, double height) {
    /** Annotation tools count from 0 or from 1, and round: so much may a box stand out; it is cut off. */
    private static final double ROUNDING = 1;

    /** The object with its box inside the image; 422 where it is wrong. */
    AnnotatedObject checked(AnnotatedImage said, ImageHeader image) {
        if (label == null || label.isBlank()) {
            throw said.refused(this, "has no label");
        }
        if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(width) || !Double.isFinite(height)) {
            throw said.refused(this, "has a box that is not four numbers");
        }
        requireArea(said);
        double right = x + width;
        double bottom = y + height;
        if (x < -ROUNDING
                || y < -ROUNDING
                || right > image.width() + ROUNDING
                || bottom > image.height() + ROUNDING
                || x >= image.width()
                || y >= image.height()
                || right <= 0
                || bottom <= 0) {
            throw said.refused(
                    this,
                    "has a box from " + rounded(x) + "," + rounded(y) + " to " + rounded(right) + "," + rounded(bottom)
                            + ", outside the image of " + image.width() + " x " + image.height() + " pixels");
        }
        double left = Math.max(0, x);
        double top = Math.max(0, y);
        AnnotatedObject inside = new AnnotatedObject(
                number,
                label,
                rounded(left),
                rounded(top),
                rounded(Math.min(image.width(), right) - left),
                rounded(Math.min(image.height(), bottom) - top));
        // Again, for a sliver may be cut off or rounded to nothing
        inside.requireArea(said);
        return inside;
    }

    private void requireArea(AnnotatedImage said) {
        if (width <= 0 || height <= 0) {
            throw said.refused(
                    this, "has a box without area: its right or lower edge is not beyond the left or upper one");
        }
    }

    private static double rounded(double pixels) {
        return Math.round(pixels * 100) / 100.0;
    }
}
