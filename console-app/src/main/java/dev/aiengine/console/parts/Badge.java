package dev.aiengine.console.parts;

import javafx.scene.control.Label;

/** A state in a coloured pill; the word says it, the colour only helps. */
public final class Badge extends Label {

    /** How it is meant. */
    public enum Tone {
        GOOD,
        BUSY,
        WAITING,
        BAD,
        NEUTRAL
    }

    public Badge() {
        getStyleClass().add("badge");
        show("", Tone.NEUTRAL);
    }

    public Badge(String words, Tone tone) {
        this();
        show(words, tone);
    }

    public void show(String words, Tone tone) {
        setText(words);
        getStyleClass().removeIf(style -> style.startsWith("badge-"));
        getStyleClass().add("badge-" + tone.name().toLowerCase(java.util.Locale.ROOT));
        setMinWidth(USE_PREF_SIZE);
    }
}
