package dev.aiengine.server.datasets;

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
 * The table of an archive: {@code file} and {@code label}, and {@code text} where every row is a .txt file,
 * {@code size} in bytes otherwise. Read twice: which files are rows is known only at the archive's end.
 */
record ArchiveRows(Archive archive, DatasetProperties limits) {

    /** Fills a table named {@code files}; returns the bytes of what it holds, about. */
    long fill(DuckDBConnection connection) throws SQLException, IOException {
        LabelFolders folders = new LabelFolders();
        archive.forEach((path, content) -> {
            content.transferTo(OutputStream.nullOutputStream());
            folders.add(path);
        });
        Set<String> rows = folders.rows();
        boolean text = rows.stream().allMatch(LabelFolders::isText);
        try (Statement create = connection.createStatement()) {
            create.execute(
                    "create table files (file varchar, label varchar, " + (text ? "text varchar)" : "size bigint)"));
        }
        long[] bytes = {0};
        try (DuckDBAppender appender = connection.createAppender("files")) {
            archive.forEach((path, content) -> {
                if (rows.contains(path)) {
                    bytes[0] += path.length() + append(appender, path, content, text);
                }
            });
        }
        return bytes[0];
    }

    private long append(DuckDBAppender appender, String path, InputStream content, boolean asText) throws IOException {
        try {
            appender.beginRow().append(path).append(LabelFolders.label(path));
            long bytes;
            if (asText) {
                String text = text(path, content);
                bytes = text.length();
                appender.append(text);
            } else {
                bytes = content.transferTo(OutputStream.nullOutputStream());
                appender.append(bytes);
                bytes = Long.BYTES;
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
