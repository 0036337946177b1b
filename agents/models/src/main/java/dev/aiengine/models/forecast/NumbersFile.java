package dev.aiengine.models.forecast;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Numbers and names in a row, big-endian, behind a magic number and before a CRC-32C of all. Nothing is allocated that
 * the file is too short for.
 */
final class NumbersFile {
    private static final int MAGIC = 0x41454643;
    private static final long LARGEST = 512L << 20;
    private static final int LONGEST_TEXT = 65_535;

    static final class Writer implements AutoCloseable {
        private final CRC32C checksum = new CRC32C();
        private final DataOutputStream out;

        Writer(Path file) throws IOException {
            out = new DataOutputStream(
                    new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16), checksum));
            out.writeInt(MAGIC);
        }

        void whole(int number) throws IOException {
            out.writeInt(number);
        }

        void time(long seconds) throws IOException {
            out.writeLong(seconds);
        }

        void text(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }

        void weights(float[] weights) throws IOException {
            for (float weight : weights) {
                out.writeFloat(weight);
            }
        }

        void numbers(double[] numbers) throws IOException {
            for (double number : numbers) {
                out.writeDouble(number);
            }
        }

        @Override
        public void close() throws IOException {
            try (out) {
                out.writeLong(checksum.getValue());
            }
        }
    }

    static final class Reader {
        private final String name;
        private final ByteBuffer buffer;

        Reader(Path file) throws IOException {
            name = file.getFileName().toString();
            long size = Files.size(file);
            if (size < Integer.BYTES + Long.BYTES || size > LARGEST) {
                throw damaged("it has " + size + " bytes");
            }
            byte[] bytes = Files.readAllBytes(file);
            CRC32C checksum = new CRC32C();
            checksum.update(bytes, 0, bytes.length - Long.BYTES);
            buffer = ByteBuffer.wrap(bytes);
            if (buffer.getInt() != MAGIC) {
                throw damaged("it does not begin as one");
            }
            if (buffer.getLong(bytes.length - Long.BYTES) != checksum.getValue()) {
                throw damaged("its checksum does not match");
            }
            buffer.limit(bytes.length - Long.BYTES);
        }

        int whole(String what, int lowest, int highest) throws IOException {
            expect(Integer.BYTES);
            int number = buffer.getInt();
            if (number < lowest || number > highest) {
                throw damaged(what + " is " + number + ", not " + lowest + " to " + highest);
            }
            return number;
        }

        long time() throws IOException {
            expect(Long.BYTES);
            long seconds = buffer.getLong();
            if (Math.abs(seconds) > 1L << 40) {
                throw damaged("it holds a time out of all bounds");
            }
            return seconds;
        }

        String text() throws IOException {
            byte[] bytes = new byte[expect(whole("the length of a name", 0, LONGEST_TEXT))];
            buffer.get(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }

        float[][] weights(int rows, int width) throws IOException {
            expect((long) rows * width * Float.BYTES);
            float[][] weights = new float[rows][width];
            for (float[] row : weights) {
                for (int i = 0; i < width; i++) {
                    row[i] = buffer.getFloat();
                    finite(row[i]);
                }
            }
            return weights;
        }

        double[] numbers(int count) throws IOException {
            expect((long) count * Double.BYTES);
            double[] numbers = new double[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = buffer.getDouble();
                finite(numbers[i]);
            }
            return numbers;
        }

        void end() throws IOException {
            if (buffer.hasRemaining()) {
                throw damaged("it has " + buffer.remaining() + " bytes too many");
            }
        }

        private int expect(long bytes) throws IOException {
            if (bytes > buffer.remaining()) {
                throw damaged("it ends too early");
            }
            return (int) bytes;
        }

        private void finite(double number) throws IOException {
            if (!Double.isFinite(number)) {
                throw damaged("it holds something that is not a number");
            }
        }

        private IOException damaged(String why) {
            return new IOException(name + " is damaged: " + why);
        }
    }

    private NumbersFile() {}
}
