package dev.aiengine.models.recommend;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A file of numbers and names, big-endian, that begins with a magic number and ends with the CRC-32C of all before.
 * Reading treats it as coming from anywhere: no array is made that the rest of the file could not fill.
 */
public final class ModelFile {

    /** Writes what belongs between magic and checksum. */
    @FunctionalInterface
    public interface Content {
        void write(DataOutputStream out) throws IOException;
    }

    public static void write(Path file, int magic, Content content) throws IOException {
        CheckedOutputStream checked =
                new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16), new CRC32C());
        try (DataOutputStream out = new DataOutputStream(checked)) {
            out.writeInt(magic);
            content.write(out);
            out.writeInt((int) checked.getChecksum().getValue());
        }
    }

    public static void write(DataOutputStream out, float[] numbers) throws IOException {
        for (float number : numbers) {
            out.writeFloat(number);
        }
    }

    /** Reads one file from its beginning to its end. */
    public static final class Reader implements AutoCloseable {
        private final String name;
        private final long size;
        private final CheckedInputStream checked;
        private final DataInputStream in;
        private long read;

        public Reader(Path file, int magic) throws IOException {
            name = String.valueOf(file.getFileName());
            size = Files.size(file);
            checked =
                    new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), new CRC32C());
            in = new DataInputStream(checked);
            if (integer() != magic) {
                in.close();
                throw damaged("it does not begin as one");
            }
        }

        public int integer() throws IOException {
            take(Integer.BYTES);
            return in.readInt();
        }

        /** A whole number from 0 to the largest allowed. */
        public int count(int largest) throws IOException {
            int count = integer();
            if (count < 0 || count > largest) {
                throw damaged("it holds a count of " + count + " where at most " + largest + " is possible");
            }
            return count;
        }

        public float number() throws IOException {
            take(Float.BYTES);
            float number = in.readFloat();
            if (!Float.isFinite(number)) {
                throw damaged("it holds a number that is not finite");
            }
            return number;
        }

        public float[] numbers(int count) throws IOException {
            require((long) count * Float.BYTES);
            float[] numbers = new float[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = number();
            }
            return numbers;
        }

        public byte[] bytes(int count) throws IOException {
            take(count);
            return in.readNBytes(count);
        }

        /** Rows of the same length. */
        public float[][] rows(int count, int length) throws IOException {
            require((long) count * length * Float.BYTES);
            float[][] rows = new float[count][];
            for (int row = 0; row < count; row++) {
                rows[row] = numbers(length);
            }
            return rows;
        }

        public String text() throws IOException {
            require(2);
            String text = in.readUTF();
            long bytes = 2;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                bytes += c >= 1 && c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
            take(bytes);
            return text;
        }

        public String[] texts(int count) throws IOException {
            require(2L * count);
            String[] texts = new String[count];
            for (int i = 0; i < count; i++) {
                texts[i] = text();
            }
            return texts;
        }

        /** Checks that nothing is left but a checksum that matches. */
        public void end() throws IOException {
            int expected = (int) checked.getChecksum().getValue();
            if (size - read != Integer.BYTES) {
                throw damaged("it has " + size + " bytes where " + (read + Integer.BYTES) + " are expected");
            }
            if (in.readInt() != expected) {
                throw damaged("its checksum does not match");
            }
        }

        public IOException damaged(String why) {
            return new IOException(name + " is not a usable model file: " + why);
        }

        private void take(long bytes) throws IOException {
            require(bytes);
            read += bytes;
        }

        private void require(long bytes) throws IOException {
            if (bytes < 0 || read + bytes > size) {
                throw new EOFException(name + " is not a usable model file: it ends too early");
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private ModelFile() {}
}
