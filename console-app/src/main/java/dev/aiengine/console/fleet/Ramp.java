package dev.aiengine.console.fleet;

import java.util.Locale;

/**
 * Colours from nothing to all of it. One hue from the ground's lightness away: colour-blind eyes see the order by
 * lightness alone, and what is idle does not shout.
 */
enum Ramp {
    LIGHT(0xedf3fa, 0xcfe0f1, 0x9cc4e4, 0x5b9bd0, 0x2467ad, 0x08306b),
    DARK(0x17202b, 0x1c3553, 0x245284, 0x3f82c4, 0x84bdf0, 0xdcefff);

    private static final int BLACK = 0x000000;
    private static final int WHITE = 0xffffff;

    @SuppressWarnings("ImmutableEnumChecker") // nobody writes into it
    private final int[] stops;

    Ramp(int... stops) {
        this.stops = stops;
    }

    static Ramp of(boolean dark) {
        return dark ? DARK : LIGHT;
    }

    /**
     * The colour of a share, as style sheets write it.
     *
     * @param share 0 to 1
     */
    String ground(double share) {
        return hex(at(share));
    }

    /** What is best read on it. */
    String words(double share) {
        int ground = at(share);
        return hex(contrast(ground, BLACK) >= contrast(ground, WHITE) ? BLACK : WHITE);
    }

    /** As the WCAG define it, from 1 to 21. */
    static double contrast(int one, int other) {
        double light = Math.max(luminance(one), luminance(other));
        double dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
    }

    int at(double share) {
        double place = Math.clamp(share, 0, 1) * (stops.length - 1);
        int below = Math.min((int) place, stops.length - 2);
        double rest = place - below;
        return mixed(16, below, rest) | mixed(8, below, rest) | mixed(0, below, rest);
    }

    private int mixed(int shift, int below, double rest) {
        int from = stops[below] >> shift & 0xff;
        int to = stops[below + 1] >> shift & 0xff;
        return (int) Math.round(from + (to - from) * rest) << shift;
    }

    private static double linear(int channel) {
        double share = (channel & 0xff) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static String hex(int colour) {
        return String.format(Locale.ROOT, "#%06x", colour);
    }
}
