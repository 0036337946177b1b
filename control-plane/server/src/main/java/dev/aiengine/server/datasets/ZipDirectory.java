package dev.aiengine.server.datasets;

import dev.aiengine.server.web.ApiException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Counts the entries of a zip by walking its central directory (APPNOTE 4.3.12 to 4.3.16), whatever number its end
 * record claims.
 */
final class ZipDirectory {
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int MAX_COMMENT = 0xFFFF;
    private static final int ZIP64_LOCATOR = 0x07064b50;
    private static final int ZIP64_LOCATOR_BYTES = 20;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_BYTES = 46;

    static void requireAtMost(int limit, FileChannel zip) throws IOException {
        long position = start(zip);
        for (long count = 0; zip.size() - position >= ENTRY_BYTES; count++) {
            ByteBuffer entry = read(zip, position, ENTRY_BYTES);
            if (entry.getInt(0) != ENTRY) {
                return;
            }
            if (count == limit) {
                throw ApiException.invalid("file", "has more than " + limit + " entries, which is the limit");
            }
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
                if (offset == 0xFFFF_FFFFL) {
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
