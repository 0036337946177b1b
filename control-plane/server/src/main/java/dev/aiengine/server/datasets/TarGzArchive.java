package dev.aiengine.server.datasets;

import dev.aiengine.server.web.ApiException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** A gzipped tar: files and folders only, no links and no devices. */
record TarGzArchive(Path file, DatasetProperties limits) implements Archive {
    private static final int MAX_HEADER = 1 << 20;

    @Override
    public void forEach(Visitor visitor) throws IOException {
        Entries entries = new Entries(limits);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                ExpandedBytes expanded = new ExpandedBytes(
                        GzipCompressorInputStream.builder()
                                .setInputStream(in)
                                .setDecompressConcatenated(true)
                                .get(),
                        limits.maxExpandedBytes().toBytes(),
                        0);
                TarArchiveInputStream tar = new TarArchiveInputStream(expanded, "UTF-8")) {
            for (TarArchiveEntry entry = next(tar, expanded); entry != null; entry = next(tar, expanded)) {
                entries.count();
                if (entry.isDirectory()) {
                    continue;
                }
                if (!isPlain(entry)) {
                    throw Archive.refused(
                            entry.getName(), "is a link, a device or a sparse file; an archive may hold files only");
                }
                visitor.visit(entries.path(entry.getName()), tar);
                tar.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException | IllegalArgumentException e) {
            throw ApiException.invalid("file", "is not a whole tar.gz archive: " + e.getMessage());
        }
    }

    private static @Nullable TarArchiveEntry next(TarArchiveInputStream tar, ExpandedBytes expanded)
            throws IOException {
        expanded.headerOf(MAX_HEADER);
        TarArchiveEntry entry = tar.getNextEntry();
        expanded.content();
        return entry;
    }

    /** By its type alone; the library's own isFile() takes devices for files. */
    private static boolean isPlain(TarArchiveEntry entry) {
        byte kind = entry.getLinkFlag();
        return (kind == TarConstants.LF_NORMAL || kind == TarConstants.LF_OLDNORM || kind == TarConstants.LF_CONTIG)
                && !entry.isSparse();
    }
}
