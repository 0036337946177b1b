package dev.aiengine.models.text.transformer;

import dev.aiengine.models.text.HeldOut;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * {@code head.bin}, big-endian: magic {@code AETH}, format, labels, width; means, factors, weights label by label,
 * biases, all floats; then the CRC-32C of all before.
 */
final class HeadFile {
    static final String NAME = "head.bin";

    private static final int MAGIC = 0x41455448;
    private static final int FORMAT = 1;
    private static final int HEADER = 4 * Integer.BYTES;
    private static final int WIDEST = 1 << 16;

    static void write(Head head, Path directory) throws IOException {
        int width = head.standard().width();
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(size(head.labels(), width)));
        buffer.putInt(MAGIC).putInt(FORMAT).putInt(head.labels()).putInt(width);
        put(buffer, head.standard().mean());
        put(buffer, head.standard().factor());
        put(buffer, head.weights());
        buffer.putInt(checksum(buffer.array()));
        Files.write(directory.resolve(NAME), buffer.array());
    }

    /** @throws IOException when the file is damaged, or not for vectors and labels like these */
    static Head read(Path directory, int labels, int widest) throws IOException {
        Path file = directory.resolve(NAME);
        long size = Files.size(file);
        if (size > size(HeldOut.MOST_LABELS, WIDEST)) {
            throw damaged("it has " + size + " bytes");
        }
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER + Integer.BYTES || buffer.getInt() != MAGIC || buffer.getInt() != FORMAT) {
            throw damaged("it does not begin as one");
        }
        int written = buffer.getInt();
        int width = buffer.getInt();
        if (written != labels || width < 1 || width > widest || bytes.length != size(labels, width)) {
            throw damaged("it is for " + written + " labels and vectors of " + width + ", not for " + labels
                    + " and at most " + widest + ", or not whole");
        }
        if (buffer.getInt(bytes.length - Integer.BYTES) != checksum(bytes)) {
            throw damaged("its checksum does not match");
        }
        Standard standard = new Standard(floats(buffer, width), floats(buffer, width));
        return new Head(standard, floats(buffer, labels * (width + 1)), labels);
    }

    private static void put(ByteBuffer buffer, float[] values) {
        for (float value : values) {
            buffer.putFloat(value);
        }
    }

    private static float[] floats(ByteBuffer buffer, int count) throws IOException {
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = buffer.getFloat();
            if (!Float.isFinite(floats[i])) {
                throw damaged("it holds a weight that is not a number");
            }
        }
        return floats;
    }

    private static long size(int labels, int width) {
        return HEADER + Float.BYTES * (2L * width + (long) labels * (width + 1)) + Integer.BYTES;
    }

    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, bytes.length - Integer.BYTES);
        return (int) checksum.getValue();
    }

    private static IOException damaged(String why) {
        return new IOException(NAME + " is not a usable head: " + why);
    }

    private HeadFile() {}
}
