package dev.aiengine.server.storage;

import dev.aiengine.server.web.ApiException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * The entries of a zip, by walking its central directory (APPNOTE 4.3.12 to 4.3.16), whatever number its end record
 * claims.
 */
public final class ZipDirectory {
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int MAX_COMMENT = 0xFFFF;
    private static final int ZIP64_LOCATOR = 0x07064b50;
    private static final int ZIP64_LOCATOR_BYTES = 20;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int ENCRYPTED = 1;

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
        long position = start(zip);
        for (long count = 0; zip.size() - position >= ENTRY_BYTES; count++) {
            ByteBuffer entry = read(zip, position, ENTRY_BYTES);
            if (entry.getInt(0) != ENTRY) {
                return;
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
    }

    /** Where the directory starts. */
    private static long start(FileChannel zip) throws IOException {
        int tail = (int) Math.min(zip.size(), END_BYTES + MAX_COMMENT);
        ByteBuffer buffer = read(zip, zip.size() - tail, tail);
        for (int i = tail - END_BYTES; i >= 0; i--) {
            if (buffer.getInt(i) == END) {
                long offset = Integer.toUnsignedLong(buffer.getInt(i + 16));
                long end = zip.size() - tail + i;
                if (offset == 0xFFFF_FFFFL || hasLocator(zip, end)) {
                    return zip64Start(zip, end);
                }
                if (offset + Integer.toUnsignedLong(buffer.getInt(i + 12)) != end) {
                    throw new IOException("its directory is not where its end record says");
                }
                return offset;
            }
        }
        throw ApiException.invalid("file", "is not a zip archive, or was cut short: it has no end record");
    }

    /** PyTorch writes one whether it is needed or not. */
    private static boolean hasLocator(FileChannel zip, long end) throws IOException {
        long position = end - ZIP64_LOCATOR_BYTES;
        return position >= 0 && read(zip, position, ZIP64_LOCATOR_BYTES).getInt(0) == ZIP64_LOCATOR;
    }

    private static long zip64Start(FileChannel zip, long end) throws IOException {
        ByteBuffer locator = read(zip, Math.max(0, end - ZIP64_LOCATOR_BYTES), ZIP64_LOCATOR_BYTES);
        if (locator.getInt(0) != ZIP64_LOCATOR) {
            return 0xFFFF_FFFFL;
        }
        return read(zip, locator.getLong(8) + 48, Long.BYTES).getLong(0);
    }

    private static ByteBuffer read(FileChannel zip, long position, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (position < 0) {
            throw new IOException("its directory is not where its end record says");
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
