package dev.aiengine.server.datasets;

import dev.aiengine.server.web.ApiException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads CSV (RFC 4180) for its shape while it streams in: UTF-8, quotes that close, as many values on every line as on
 * the first. DuckDB guesses its way around such faults; this says on which line they are.
 *
 * <p>The values are separated by commas; where the first line has no comma outside quotes, by its tabs, semicolons or
 * bars. Lines end with LF, CRLF or CR; empty lines are skipped, unless there is one column, where they are a missing
 * value. A quote within an unquoted value is a character like others.
 */
final class CsvCheck implements ContentCheck {
    private static final Pattern NUMBER_OR_DATE =
            Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?|\\d{4}-\\d{2}-\\d{2}([T ].*)?");
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private enum At {
        VALUE_START,
        PLAIN,
        QUOTED,
        AFTER_QUOTE
    }

    private final DatasetProperties limits;
    private final Utf8Check utf8 = new Utf8Check();

    private final ByteArrayOutputStream firstLine = new ByteArrayOutputStream();
    private final FirstLine first = new FirstLine();
    private char delimiter;

    private final ByteArrayOutputStream value = new ByteArrayOutputStream();
    private final List<String> firstRecord = new ArrayList<>();
    private At at = At.VALUE_START;
    private boolean afterReturn;
    private long line = 1;
    private long recordLine = 1;
    private long quoteLine;
    private int values = 1;
    private long length;
    private long longest;
    private long records;

    CsvCheck(DatasetProperties limits) {
        this.limits = limits;
    }

    @Override
    public void accept(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            int next = buffer[i] & 0xFF;
            utf8.accept(next);
            if (delimiter != 0) {
                scan(next);
            } else {
                gather(next);
            }
        }
    }

    @Override
    public void end() {
        utf8.end();
        if (delimiter == 0) {
            replay();
        }
        if (at == At.QUOTED) {
            throw ApiException.invalid(
                    "file", "line " + quoteLine + ": a quote opens and is not closed by the end of the file");
        }
        if (length > 0) {
            record();
        }
        if (records == 0) {
            throw ApiException.invalid("file", "is empty; send a CSV file with a header and rows");
        }
    }

    char delimiter() {
        return delimiter;
    }

    /** Bytes of the longest record, to size DuckDB's buffers. */
    long longest() {
        return longest;
    }

    /** Whether the first line is names rather than values. */
    boolean header(CsvOptions options) {
        if (options.header() != null) {
            return options.header();
        }
        return firstRecord.stream()
                .noneMatch(name -> NUMBER_OR_DATE.matcher(name.strip()).matches());
    }

    long rows(CsvOptions options) {
        return records - (header(options) ? 1 : 0);
    }

    /** The columns' names: as the caller gave them, as the header has them, or column0, column1, … */
    List<String> names(CsvOptions options) {
        int columns = firstRecord.size();
        if (!options.columns().isEmpty()) {
            if (options.columns().size() != columns) {
                throw ApiException.invalid(
                        "columns", "names " + options.columns().size() + " columns; the file has " + columns);
            }
            return options.columns();
        }
        if (header(options)) {
            return ColumnNames.checked("file", firstRecord);
        }
        return IntStream.range(0, columns).mapToObj(i -> "column" + i).toList();
    }

    /** Holds the first line back: only when it is whole is the delimiter known. */
    private void gather(int next) {
        requireLength(firstLine.size() + 1L);
        firstLine.write(next);
        if (first.endsWith(next)) {
            replay();
        }
    }

    private void replay() {
        byte[] gathered = firstLine.toByteArray();
        firstLine.reset();
        delimiter = first.delimiter();
        int start = new String(gathered, 0, Math.min(3, gathered.length), StandardCharsets.ISO_8859_1)
                        .equals(new String(MARK, StandardCharsets.ISO_8859_1))
                ? MARK.length
                : 0;
        for (int i = start; i < gathered.length; i++) {
            scan(gathered[i] & 0xFF);
        }
    }

    private void scan(int next) {
        if (afterReturn) {
            afterReturn = false;
            if (next == '\n') {
                return;
            }
        }
        boolean newline = next == '\n' || next == '\r';
        if (newline) {
            line++;
            afterReturn = next == '\r';
        }
        switch (at) {
            case QUOTED -> {
                keep(next);
                if (next == '"') {
                    at = At.AFTER_QUOTE;
                }
            }
            case AFTER_QUOTE -> {
                if (next == '"') {
                    keep(next);
                    at = At.QUOTED;
                } else if (next == delimiter || newline) {
                    separate(newline);
                } else {
                    throw ApiException.invalid(
                            "file",
                            "line " + line + ": text follows a closing quote; quote the whole value and double the"
                                    + " quotes in it");
                }
            }
            case VALUE_START, PLAIN -> {
                if (next == delimiter || newline) {
                    separate(newline);
                } else if (next == '"' && at == At.VALUE_START) {
                    at = At.QUOTED;
                    quoteLine = line;
                    length++;
                } else {
                    keep(next);
                    at = At.PLAIN;
                }
            }
        }
    }

    private void keep(int next) {
        length++;
        if (length > longest) {
            requireLength(length);
            longest = length;
        }
        if (records == 0) {
            value.write(next);
        }
    }

    private void separate(boolean newline) {
        if (newline) {
            record();
        } else {
            endValue();
            length++;
            values++;
        }
        at = At.VALUE_START;
    }

    private void endValue() {
        if (records == 0) {
            String text = value.toString(StandardCharsets.UTF_8);
            boolean quoted = at == At.AFTER_QUOTE;
            firstRecord.add(quoted ? text.substring(0, text.length() - 1).replace("\"\"", "\"") : text);
            value.reset();
        }
    }

    private void record() {
        boolean empty = length == 0;
        if (records == 0) {
            if (empty) {
                throw ApiException.invalid("file", "line 1 is empty; start with the header or the first row");
            }
            endValue();
            ColumnNames.requireAtMost(limits.maxColumns(), values);
            records = 1;
        } else if (!empty || firstRecord.size() == 1) {
            if (values != firstRecord.size()) {
                throw ApiException.invalid(
                        "file",
                        "line " + recordLine + " has " + values + " values where the first line has "
                                + firstRecord.size()
                                + "; quote values that contain the separator or a line break");
            }
            records++;
        }
        values = 1;
        length = 0;
        recordLine = line;
    }

    private void requireLength(long bytes) {
        if (bytes > limits.maxTextEntryBytes().toBytes()) {
            throw ApiException.invalid(
                    "file",
                    "line " + recordLine + ": one row is longer than "
                            + limits.maxTextEntryBytes().toBytes() + " bytes; is a quote not closed?");
        }
    }

    /** Finds the end of the first line and what separates its values. */
    private static final class FirstLine {
        private static final String CANDIDATES = ",\t;|";

        private final int[] counts = new int[CANDIDATES.length()];
        private boolean quoted;
        private boolean closed;
        private boolean valueStart = true;

        boolean endsWith(int next) {
            boolean wasClosed = closed;
            closed = false;
            if (quoted) {
                quoted = next != '"';
                closed = !quoted;
            } else if (next == '"') {
                // A quote opens a value, or goes on with one after a doubled quote
                quoted = valueStart || wasClosed;
            } else if (next == '\n' || next == '\r') {
                return true;
            } else if (CANDIDATES.indexOf(next) >= 0) {
                counts[CANDIDATES.indexOf(next)]++;
            }
            // The byte order mark stands before the first value, not in it
            valueStart = CANDIDATES.indexOf(next) >= 0 || (valueStart && next >= 0x80);
            return false;
        }

        char delimiter() {
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] > 0) {
                    return CANDIDATES.charAt(i);
                }
            }
            return ',';
        }
    }
}
