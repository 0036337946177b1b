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

/** The data of server-sent events; comments, names and ids are passed over. */
final class ServerEvents implements Closeable {
    private final BufferedReader lines;

    ServerEvents(InputStream body) {
        this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** One item per event that carries data, until the server closes the stream or the connection breaks. */
    Stream<String> data() {
        return Stream.generate(this::next).takeWhile(Objects::nonNull);
    }

    private @Nullable String next() {
        StringBuilder data = new StringBuilder();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    data.append(data.isEmpty() ? "" : "\n")
                            .append(line.substring("data:".length()).stripLeading());
                } else if (line.isEmpty() && !data.isEmpty()) {
                    return data.toString();
                }
            }
            return null;
        } catch (IOException e) {
            // a stream that breaks has ended like one that was closed; whoever needs the rest asks again
            return null;
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
