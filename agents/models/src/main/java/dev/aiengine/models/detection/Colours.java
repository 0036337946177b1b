package dev.aiengine.models.detection;

import java.util.random.RandomGenerator;

/**
 * A change of an image's colours.
 *
 * @param contrast factor of what differs from middle grey
 * @param brightness added
 * @param saturation factor of what differs from the pixel's own grey
 * @param red factor
 * @param blue factor
 */
record Colours(float contrast, float brightness, float saturation, float red, float blue) {
    static final Colours AS_THEY_ARE = new Colours(1, 0, 1, 1, 1);

    static Colours random(RandomGenerator random) {
        return new Colours(
                between(0.7f, 1.3f, random),
                between(-0.12f, 0.12f, random),
                between(0.6f, 1.4f, random),
                between(0.93f, 1.07f, random),
                between(0.93f, 1.07f, random));
    }

    /** Changes one pixel in place. */
    void apply(float[] rgb) {
        float grey = (rgb[0] + rgb[1] + rgb[2]) / 3;
        for (int channel = 0; channel < 3; channel++) {
            float saturated = grey + (rgb[channel] - grey) * saturation;
            float tinted = channel == 0 ? saturated * red : channel == 2 ? saturated * blue : saturated;
            rgb[channel] = Math.clamp((tinted - 0.5f) * contrast + 0.5f + brightness, 0, 1);
        }
    }

    private static float between(float low, float high, RandomGenerator random) {
        return low + (high - low) * random.nextFloat();
    }
}
