package dev.aiengine.agent.measuring;

import java.util.Locale;

/** Why a request got no predictions. */
public enum ErrorKind {
    /** The model cannot read an input. */
    INVALID,
    /** A rule refused an input. */
    REJECTED,
    /** The model failed. */
    FAILED,
    /** The deadline passed first. */
    EXPIRED,
    /** Too many requests wait. */
    FULL;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
