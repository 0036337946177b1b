package dev.aiengine.server.datasets;

import dev.aiengine.server.storage.ZipDirectory;
import dev.aiengine.server.web.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A zip: files and folders only, no links, nothing encrypted. */
record ZipArchive(Path file, DatasetProperties limits) implements Archive {

    @Override
    public void forEach(Visitor visitor) throws IOException {
        Entries entries = new Entries(limits);
        try (FileChannel channel = FileChannel.open(file)) {
            // The library reads the whole directory into memory, so it is counted before
            ZipDirectory.requireAtMost(limits.maxArchiveEntries(), channel);
            channel.position(0);
            try (ZipFile zip = ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setIgnoreLocalFileHeader(true)
                    .get()) {
                long expanded = 0;
                for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                    entries.count();
                    if (!entry.isDirectory()) {
                        requirePlain(entry, zip);
                        expanded = visit(zip, entry, entries.path(entry.getName()), expanded, visitor);
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw ApiException.invalid("file", "is not a whole zip archive: " + e.getMessage());
        }
    }

    private long visit(ZipFile zip, ZipArchiveEntry entry, String path, long before, Visitor visitor)
            throws IOException {
        try (InputStream content = zip.getInputStream(entry);
                ExpandedBytes expanded =
                        new ExpandedBytes(content, limits.maxExpandedBytes().toBytes(), before)) {
            visitor.visit(path, expanded);
            expanded.transferTo(OutputStream.nullOutputStream());
            if (expanded.count() - before != entry.getSize()) {
                throw Archive.refused(path, "is not as long as the archive says; the archive is damaged");
            }
            return expanded.count();
        }
    }

    private static void requirePlain(ZipArchiveEntry entry, ZipFile zip) {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw Archive.refused(entry.getName(), "is encrypted; send the archive without a password");
        }
        if (entry.isUnixSymlink()) {
            throw Archive.refused(entry.getName(), "is a link; an archive may hold files only");
        }
        if (!zip.canReadEntryData(entry)) {
            throw Archive.refused(entry.getName(), "is compressed in a way that is not supported; use deflate");
        }
    }
}
