package dev.aiengine.server.storage;

import dev.aiengine.server.web.ApiException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * The entries of a zip, by walking its central directory (APPNOTE 4.3.12 to 4.3.16), whatever number its end record
 * claims. The directory must lie right before the end record.
 */
public final class ZipDirectory {
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int MAX_COMMENT = 0xFFFF;
    private static final int ZIP64_END = 0x06064b50;
    private static final int ZIP64_END_BYTES = 56;
    private static final int ZIP64_LOCATOR = 0x07064b50;
    private static final int ZIP64_LOCATOR_BYTES = 20;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int ENCRYPTED = 1;
    /** Readers hold all of it in memory. */
    private static final int MOST_BYTES = 32 << 20;

    private static final long IN_ZIP64 = 0xFFFF_FFFFL;
    private static final String MISPLACED = "its directory is not where its end record says";

    /**
     * Where the directory is.
     *
     * @param end the position after its last entry, which is that of the first end record
     */
    private record Place(long start, long end) {}

    /** Takes one entry. */
    @FunctionalInterface
    public interface Visitor {
        void entry(Entry entry) throws IOException;
    }

    /**
     * An entry as the directory has it; nothing says that it is true.
     *
     * @param size unpacked, in bytes
     */
    public record Entry(String name, long size, boolean encrypted) {}

    public static void requireAtMost(int limit, FileChannel zip) throws IOException {
        walk(limit, zip, (position, entry) -> {});
    }

    /** Shows every entry in the directory's order; 422 where there are more than the limit. */
    public static void forEach(int limit, FileChannel zip, Visitor visitor) throws IOException {
        walk(limit, zip, (position, entry) -> {
            int length = Short.toUnsignedInt(entry.getShort(28));
            ByteBuffer name = read(zip, position + ENTRY_BYTES, length).rewind();
            visitor.entry(new Entry(
                    StandardCharsets.UTF_8.decode(name).toString(),
                    Integer.toUnsignedLong(entry.getInt(24)),
                    (entry.getShort(8) & ENCRYPTED) != 0));
        });
    }

    private interface Step {
        void at(long position, ByteBuffer entry) throws IOException;
    }

    private static void walk(int limit, FileChannel zip, Step step) throws IOException {
        Place directory = place(zip);
        if (directory.end() - directory.start() > MOST_BYTES) {
            throw ApiException.invalid(
                    "file", "has a directory of more than " + MOST_BYTES + " bytes, which is the limit");
        }
        long position = directory.start();
        for (long count = 0; position < directory.end(); count++) {
            ByteBuffer entry = read(zip, position, ENTRY_BYTES);
            if (entry.getInt(0) != ENTRY) {
                throw new IOException("its directory holds something else than entries");
            }
            if (count == limit) {
                throw ApiException.invalid("file", "has more than " + limit + " entries, which is the limit");
            }
            step.at(position, entry);
            position += ENTRY_BYTES
                    + Short.toUnsignedInt(entry.getShort(28))
                    + Short.toUnsignedInt(entry.getShort(30))
                    + Short.toUnsignedInt(entry.getShort(32));
        }
        if (position != directory.end()) {
            throw new IOException(MISPLACED);
        }
    }

    /** Strict, so that no other reader of the file can find another directory in it. */
    private static Place place(FileChannel zip) throws IOException {
        int tail = (int) Math.min(zip.size(), END_BYTES + MAX_COMMENT);
        ByteBuffer buffer = read(zip, zip.size() - tail, tail);
        for (int i = tail - END_BYTES; i >= 0; i--) {
            if (buffer.getInt(i) == END) {
                if (i + END_BYTES + Short.toUnsignedInt(buffer.getShort(i + 20)) != tail) {
                    throw new IOException("other bytes follow its end record");
                }
                return place(
                        zip, zip.size() - tail + i, buffer.slice(i, END_BYTES).order(ByteOrder.LITTLE_ENDIAN));
            }
        }
        throw ApiException.invalid("file", "is not a zip archive, or was cut short: it has no end record");
    }

    private static Place place(FileChannel zip, long position, ByteBuffer record) throws IOException {
        long end = position;
        long size = Integer.toUnsignedLong(record.getInt(12));
        long start = Integer.toUnsignedLong(record.getInt(16));
        // PyTorch writes a locator and a second record whether they are needed or not
        ByteBuffer before = read(zip, Math.max(0, position - ZIP64_LOCATOR_BYTES), ZIP64_LOCATOR_BYTES);
        if (before.getInt(0) == ZIP64_LOCATOR) {
            end = before.getLong(8);
            ByteBuffer wide = read(zip, end, ZIP64_END_BYTES);
            if (wide.getInt(0) != ZIP64_END) {
                throw new IOException(MISPLACED);
            }
            size = either(size, wide.getLong(40));
            start = either(start, wide.getLong(48));
        }
        if (start < 0 || size < 0 || start + size != end) {
            throw new IOException(MISPLACED);
        }
        return new Place(start, end);
    }

    /** Some readers take the zip64 number in any case, so where it is not needed it must be the same. */
    private static long either(long narrow, long wide) throws IOException {
        if (narrow != IN_ZIP64 && narrow != wide) {
            throw new IOException(MISPLACED);
        }
        return wide;
    }

    private static ByteBuffer read(FileChannel zip, long position, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (position < 0) {
            throw new IOException(MISPLACED);
        }
        while (buffer.hasRemaining()) {
            int read = zip.read(buffer, position + buffer.position());
            if (read < 0) {
                throw new IOException("it ends within its directory");
            }
        }
        return buffer;
    }

    private ZipDirectory() {}
}
