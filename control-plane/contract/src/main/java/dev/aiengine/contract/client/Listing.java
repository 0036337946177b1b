package dev.aiengine.contract.client;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/** A list of the engine, fetched page by page when it is asked for. */
public final class Listing<T> {
    private static final int PAGE = 500;

    private final Wire wire;
    private final String path;
    private final JavaType type;

    Listing(Wire wire, String path, Class<T> item) {
        this.wire = wire;
        this.path = path;
        this.type = Json.MAPPER.getTypeFactory().constructParametricType(Page.class, item);
    }

    /**
     * One page.
     *
     * @param cursor as the page before gave it, absent for the first
     */
    public Page<T> page(int limit, @Nullable String cursor) {
        String from = cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        return wire.json().readValue(wire.bytes(wire.request(path + "?limit=" + limit + from)), type);
    }

    /** Every item; a page is fetched when the stream gets there. */
    public Stream<T> stream() {
        return Stream.iterate(page(PAGE, null), Objects::nonNull, this::following)
                .flatMap(page -> page.items().stream());
    }

    public List<T> all() {
        return stream().toList();
    }

    private @Nullable Page<T> following(Page<T> page) {
        return page.next() == null ? null : page(PAGE, page.next());
    }
}
