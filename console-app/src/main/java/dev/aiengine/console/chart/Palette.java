package dev.aiengine.console.chart;

import java.awt.Color;
import java.util.List;

/**
 * The colours of charts. The series' are those of Okabe and Ito (2008), which colour-blind eyes tell apart, darkened on
 * light ground and lightened on dark until they stand off from it.
 */
public record Palette(Color ground, Color text, Color muted, Color grid, Color bad, List<Color> series) {
    public static final Palette LIGHT = new Palette(
            new Color(0xffffff),
            new Color(0x24292f),
            new Color(0x57606a),
            new Color(0xe7eaee),
            new Color(0xcf222e),
            List.of(
                    new Color(0x0072b2),
                    new Color(0xc25a00),
                    new Color(0x007a5a),
                    new Color(0xb0578d),
                    new Color(0x2f8fc4),
                    new Color(0x9a6700),
                    new Color(0x57606a)));

    public static final Palette DARK = new Palette(
            new Color(0x0d1117),
            new Color(0xc9d1d9),
            new Color(0x8b949e),
            new Color(0x21262d),
            new Color(0xff7b72),
            List.of(
                    new Color(0x58a6ff),
                    new Color(0xf0883e),
                    new Color(0x2fbf8f),
                    new Color(0xd98cc0),
                    new Color(0x8fd3ff),
                    new Color(0xe3c04c),
                    new Color(0x9aa4af)));

    public Color of(int series) {
        return this.series.get(series % this.series.size());
    }

    /** How many curves can be told apart. */
    public int size() {
        return series.size();
    }

    /** As style sheets write it. */
    public String web(int series) {
        return String.format(java.util.Locale.ROOT, "#%06x", of(series).getRGB() & 0xffffff);
    }
}
