package dev.aiengine.server.datasets;

import dev.aiengine.server.web.ApiException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts what really comes out of a compressed stream, whatever its headers promise, and stops at a limit.
 *
 * <p>A second, tighter limit holds while an archive's own headers are read: the library gathers long ones in memory.
 */
final class ExpandedBytes extends FilterInputStream {
    private final long limit;
    private long count;
    private long headerLimit = Long.MAX_VALUE;

    ExpandedBytes(InputStream in, long limit, long before) {
        super(in);
        this.limit = limit;
        this.count = before;
    }

    long count() {
        return count;
    }

    /** From here on a header is read, of at most so many bytes. */
    void headerOf(int bytes) {
        headerLimit = count + bytes;
    }

    /** From here on content is read. */
    void content() {
        headerLimit = Long.MAX_VALUE;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            add(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            add(read);
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        add(skipped);
        return skipped;
    }

    private void add(long bytes) {
        count += bytes;
        if (count > limit) {
            throw ApiException.invalid(
                    "file",
                    "unpacks to more than " + limit + " bytes, which is the limit"
                            + " (aiengine.datasets.max-expanded-bytes)");
        }
        if (count > headerLimit) {
            throw ApiException.invalid("file", "has an entry with a header of more than a megabyte");
        }
    }
}
