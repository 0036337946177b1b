package dev.aiengine.server.datasets;

import dev.aiengine.server.web.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The table of an archive: annotated images as {@link AnnotatedImages} has them; otherwise {@code file} and
 * {@code label}, and {@code text} where every row is a .txt file, {@code size} in bytes otherwise, with {@code width}
 * and {@code height} where images are among them. Read twice: which files are rows is known only at the archive's end.
 */
record ArchiveRows(Archive archive, DatasetProperties limits) {
    private enum Kind {
        TEXTS("text varchar"),
        FILES("size bigint"),
        IMAGES("size bigint, width integer, height integer");

        private final String columns;

        Kind(String columns) {
            this.columns = columns;
        }
    }

    /** Fills a table named {@code files}; returns the bytes of what it holds, about. */
    long fill(DuckDBConnection connection) throws SQLException, IOException {
        ArchiveContents contents = ArchiveContents.of(archive, limits);
        AnnotatedImages annotated = contents.annotated();
        if (!annotated.isEmpty()) {
            if (!(archive instanceof ZipArchive)) {
                throw ApiException.invalid("file", "has annotated images; send those as a zip");
            }
            return annotated.fill(connection);
        }
        Set<String> rows = contents.folders().rows();
        Kind kind = kind(rows);
        try (Statement create = connection.createStatement()) {
            create.execute("create table files (file varchar, label varchar, " + kind.columns + ")");
        }
        long[] bytes = {0};
        try (DuckDBAppender appender = connection.createAppender("files")) {
            archive.forEach((path, content) -> {
                if (rows.contains(path)) {
                    bytes[0] += path.length() + append(appender, path, content, kind, contents.images());
                }
            });
        }
        return bytes[0];
    }

    private static Kind kind(Set<String> rows) {
        if (rows.stream().allMatch(LabelFolders::isText)) {
            return Kind.TEXTS;
        }
        return rows.stream().anyMatch(ImageHeader::isNamed) ? Kind.IMAGES : Kind.FILES;
    }

    private long append(DuckDBAppender appender, String path, InputStream content, Kind kind, ImageEntries images)
            throws IOException {
        try {
            appender.beginRow().append(path).append(LabelFolders.label(path));
            long bytes = Long.BYTES;
            if (kind == Kind.TEXTS) {
                String text = text(path, content);
                bytes = text.length();
                appender.append(text);
            } else {
                appender.append(content.transferTo(OutputStream.nullOutputStream()));
            }
            if (kind == Kind.IMAGES && ImageHeader.isNamed(path)) {
                ImageHeader header = images.usable(path);
                appender.append(header.width()).append(header.height());
            } else if (kind == Kind.IMAGES) {
                appender.appendNull().appendNull();
            }
            appender.endRow();
            return bytes;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(String path, InputStream content) throws IOException {
        int limit = Math.toIntExact(limits.maxTextEntryBytes().toBytes());
        byte[] bytes = content.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw Archive.refused(
                    path,
                    "is longer than " + limit + " bytes, the limit for one text"
                            + " (aiengine.datasets.max-text-entry-bytes)");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Archive.refused(path, "is not UTF-8 text; save it as UTF-8 and send the archive again");
        }
    }
}
