package dev.aiengine.models.text.encoder;

/**
 * A text as an encoder reads it, what marks beginning and end included.
 *
 * @param ids one per token
 * @param types segment of each token; all of one text are of one segment in most models
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Tokens(long[] ids, long[] types) {

    public int length() {
        return ids.length;
    }
}
