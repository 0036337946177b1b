package dev.aiengine.server.web;

import dev.aiengine.contract.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code ?limit=&cursor=} of a list. The cursor is the sort key of the last item seen, so a page stays right while
 * items come and go.
 *
 * @param limit items on a page, 1 to 1000, 100 where absent
 * @param cursor as the page before gave it
 */
public record Paging(@Nullable Integer limit, @Nullable String cursor) {
    private static final int MAX = 1_000;

    /** The sort key to go on after; empty on the first page. */
    public String after() {
        if (cursor == null || cursor.isEmpty()) {
            return "";
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("cursor", "is not a cursor of this list");
        }
    }

    /**
     * How many rows to fetch: one more than the page shows, to know whether there is a next one; 422 for a limit that
     * is none.
     */
    public int fetch() {
        if (size() < 1 || size() > MAX) {
            throw ApiException.invalid("limit", "must be 1 to " + MAX);
        }
        return size() + 1;
    }

    /** Cuts what was fetched to a page. */
    public <T> Page<T> page(List<T> fetched, Function<T, String> sortKey) {
        if (fetched.size() <= size()) {
            return new Page<>(List.copyOf(fetched), null);
        }
        List<T> items = List.copyOf(fetched.subList(0, size()));
        byte[] last = sortKey.apply(items.getLast()).getBytes(StandardCharsets.UTF_8);
        return new Page<>(items, Base64.getUrlEncoder().withoutPadding().encodeToString(last));
    }

    private int size() {
        return limit == null ? 100 : limit;
    }
}
