package dev.aiengine.contract.client;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Server-sent events; comments and names are passed over. */
final class ServerEvents implements Closeable {
    private final InputStream body;
    private final BufferedReader lines;
    private final Runnable heard;
    private volatile @Nullable String lastId;

    ServerEvents(InputStream body) {
        this(body, () -> {});
    }

    /** @param heard called at each line, also those of comments */
    ServerEvents(InputStream body, Runnable heard) {
        this.body = body;
        this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        this.heard = heard;
    }

    /** One item per event that carries data, until the server closes the stream or the connection breaks. */
    Stream<String> data() {
        return Stream.generate(this::next).takeWhile(Objects::nonNull);
    }

    /** What to ask for when the stream broke: the last id that was sent, with data or without. */
    @Nullable
    String lastId() {
        return lastId;
    }

    private @Nullable String next() {
        StringBuilder data = new StringBuilder();
        String id = null;
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard.run();
                if (line.startsWith("data:")) {
                    data.append(data.isEmpty() ? "" : "\n").append(value(line));
                } else if (line.startsWith("id:")) {
                    id = value(line);
                } else if (line.isEmpty()) {
                    lastId = id == null ? lastId : id;
                    if (!data.isEmpty()) {
                        return data.toString();
                    }
                }
            }
            return null;
        } catch (IOException e) {
            // a stream that breaks has ended like one that was closed; whoever needs the rest asks again
            return null;
        }
    }

    private static String value(String line) {
        return line.substring(line.indexOf(':') + 1).stripLeading();
    }

    /** Also ends a read that another thread waits in, which closing the reader would wait for. */
    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
