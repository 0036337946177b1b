package dev.aiengine.models.detection;

import dev.aiengine.models.image.Pixels;

/** The network's input while images are drawn onto it: planes of red, green and blue, about zero. */
final class Canvas {
    /** The colour that is nothing to the network: what lies where no image is. */
    private static final float GREY = 0.45f;

    private static final float SCALE = 4;

    private final int width;
    private final int height;
    private final float[] planes;

    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        this.planes = new float[3 * width * height];
    }

    float[] planes() {
        return planes;
    }

    /** Draws what of an image falls into a part of the canvas, between its pixels as a straight line. */
    void draw(Pixels image, Placement placement, Colours colours, Box part) {
        int plane = width * height;
        float[] at = new float[3];
        for (int y = (int) part.y(); y < Math.min(height, (int) part.bottom()); y++) {
            float sourceY = placement.sourceY(y + 0.5f) - 0.5f;
            if (sourceY < -0.5f || sourceY > image.height() - 0.5f) {
                continue;
            }
            for (int x = (int) part.x(); x < Math.min(width, (int) part.right()); x++) {
                float sourceX = placement.sourceX(x + 0.5f) - 0.5f;
                if (sourceX < -0.5f || sourceX > image.width() - 0.5f) {
                    continue;
                }
                sample(image, sourceX, sourceY, at);
                colours.apply(at);
                for (int channel = 0; channel < 3; channel++) {
                    planes[channel * plane + y * width + x] = (at[channel] - GREY) * SCALE;
                }
            }
        }
    }

    private static void sample(Pixels image, float x, float y, float[] into) {
        int left = Math.clamp((int) Math.floor(x), 0, image.width() - 1);
        int top = Math.clamp((int) Math.floor(y), 0, image.height() - 1);
        int right = Math.min(left + 1, image.width() - 1);
        int bottom = Math.min(top + 1, image.height() - 1);
        float across = Math.clamp(x - left, 0, 1);
        float down = Math.clamp(y - top, 0, 1);
        byte[] rgb = image.values();
        for (int channel = 0; channel < 3; channel++) {
            float above = mix(
                    rgb[(top * image.width() + left) * 3 + channel] & 0xFF,
                    rgb[(top * image.width() + right) * 3 + channel] & 0xFF,
                    across);
            float below = mix(
                    rgb[(bottom * image.width() + left) * 3 + channel] & 0xFF,
                    rgb[(bottom * image.width() + right) * 3 + channel] & 0xFF,
                    across);
            into[channel] = mix(above, below, down) / 255;
        }
    }

    private static float mix(float from, float to, float share) {
        return from + (to - from) * share;
    }
}
