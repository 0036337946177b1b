package dev.aiengine.models.custom.tuning;

import dev.aiengine.models.Parameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** A digest of all that decides what a training learns: two runs with the same one may share checkpoints. */
final class Fingerprint {

    static String of(Parameters params, Portion train, Path base) throws IOException {
        MessageDigest digest = sha256();
        digest.update(new TreeMap<>(params.values()).toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(base));
        train.inputs().forEach(row -> add(digest, row));
        add(digest, train.targets());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
        bytes.asFloatBuffer().put(values);
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
