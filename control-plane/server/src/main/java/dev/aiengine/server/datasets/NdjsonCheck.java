package dev.aiengine.server.datasets;

import dev.aiengine.server.web.ApiException;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads NDJSON while it streams in: UTF-8, and one JSON object on every line that is not blank. */
final class NdjsonCheck implements ContentCheck {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final DatasetProperties limits;
    private final Utf8Check utf8 = new Utf8Check();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Map<String, String> columns = new LinkedHashMap<>();
    private boolean blank = true;
    private long line = 1;
    private long rows;
    private int longest;

    NdjsonCheck(DatasetProperties limits) {
        this.limits = limits;
    }

    @Override
    public void accept(byte[] buffer, int length) {
        int start = 0;
        for (int i = 0; i < length; i++) {
            int next = buffer[i] & 0xFF;
            utf8.accept(next);
            if (next == '\n') {
                gather(buffer, start, i);
                endLine();
                start = i + 1;
            } else {
                blank &= next == ' ' || next == '\t' || next == '\r';
            }
        }
        gather(buffer, start, length);
    }

    @Override
    public void end() {
        utf8.end();
        endLine();
        if (rows == 0) {
            throw ApiException.invalid("file", "is empty; send one JSON object a line");
        }
        if (columns.isEmpty()) {
            throw ApiException.invalid("file", "has objects without fields only; there is nothing to keep");
        }
    }

    long rows() {
        return rows;
    }

    /** Bytes of the longest line, to size DuckDB's buffers. */
    int longest() {
        return longest;
    }

    private void gather(byte[] buffer, int from, int to) {
        if (bytes.size() + (to - from) > limits.maxTextEntryBytes().toBytes()) {
            throw refused("is longer than " + limits.maxTextEntryBytes().toBytes() + " bytes");
        }
        bytes.write(buffer, from, to - from);
    }

    private void endLine() {
        longest = Math.max(longest, bytes.size());
        if (!blank) {
            object(bytes.toByteArray());
            rows++;
        }
        bytes.reset();
        blank = true;
        line++;
    }

    private void object(byte[] text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw refused("is not a JSON object; send one object a line, such as {\"text\": \"…\"}");
            }
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                column(name);
                parser.nextToken();
                parser.skipChildren();
            }
            if (parser.nextToken() != null) {
                throw refused("has something after its object; send one object a line");
            }
        } catch (JacksonException e) {
            throw refused(
                    "is not valid JSON at column " + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage());
        }
    }

    private void column(String name) {
        String known = columns.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
        if (known == null) {
            if (name.isBlank()) {
                throw refused("has a field without a name");
            }
            if (columns.size() > limits.maxColumns()) {
                throw refused("has a field \"" + name + "\" that makes more columns than the limit of "
                        + limits.maxColumns());
            }
        } else if (!known.equals(name)) {
            throw refused("has a field \"" + name + "\" where lines before have \"" + known
                    + "\"; upper and lower case are one name");
        }
    }

    private ApiException refused(String why) {
        return ApiException.invalid("file", "line " + line + " " + why);
    }
}
