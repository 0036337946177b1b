package dev.aiengine.models.network;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A digest of all that decides what a training learns: two runs with the same one may share checkpoints. */
public final class Fingerprint {
    private final MessageDigest digest;

    public Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a record says of itself: of recipes, networks and the like. */
    public Fingerprint add(Record described) {
        return add(described.toString().getBytes(StandardCharsets.UTF_8));
    }

    public Fingerprint add(byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
        return this;
    }

    public Fingerprint add(List<Integer> values) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.size(), Integer.BYTES));
        values.forEach(bytes::putInt);
        return add(bytes.array());
    }

    public Fingerprint add(int[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Integer.BYTES));
        bytes.asIntBuffer().put(values);
        return add(bytes.array());
    }

    public Fingerprint add(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
        bytes.asFloatBuffer().put(values);
        return add(bytes.array());
    }

    public Fingerprint add(Weights weights) {
        weights.arrays()
                .forEach((name, array) ->
                        add(name.getBytes(StandardCharsets.UTF_8)).add(array));
        return this;
    }

    /** May be called once. */
    public String hexadecimal() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
