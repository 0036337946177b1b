package dev.aiengine.models.text.cnn;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A digest of all that decides what a training learns: two runs with the same one may share checkpoints. */
final class Fingerprint {

    static String of(Recipe recipe, Architecture architecture, Beginning beginning, List<Encoded> data) {
        MessageDigest digest = sha256();
        digest.update((recipe + " " + architecture).getBytes(StandardCharsets.UTF_8));
        if (beginning.learned()) {
            beginning.weights().arrays().values().forEach(array -> add(digest, bits(array)));
        }
        for (Encoded each : data) {
            add(digest, each.labels().stream().mapToInt(Integer::intValue).toArray());
            each.texts().forEach(text -> add(digest, text));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
        return bits;
    }

    private static void add(MessageDigest digest, int[] values) {
        ByteBuffer bytes =
                ByteBuffer.allocate((1 + values.length) * Integer.BYTES).putInt(values.length);
        bytes.asIntBuffer().put(values);
        digest.update(bytes.array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Fingerprint() {}
}
