package dev.aiengine.models.image;

/** Bytes that are no image we read; the message says why, as the end of a sentence that begins with their name. */
public final class UnreadableImage extends Exception {
    UnreadableImage(String message) {
        super(message);
    }
}
