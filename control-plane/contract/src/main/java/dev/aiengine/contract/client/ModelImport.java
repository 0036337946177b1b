package dev.aiengine.contract.client;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.signature.Signature;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a file becomes a version.
 *
 * @param task {@code custom} where absent; a package knows its own
 * @param signature what the model takes, where its file does not say
 * @param idempotencyKey a second import with the same key gives the first one's job
 */
public record ModelImport(
        @Nullable String task,
        @Nullable Signature signature,
        @Nullable String idempotencyKey) {

    /** By what the file says itself. */
    public static final ModelImport PLAIN = new ModelImport(null, null, null);

    String query() {
        List<String> parameters = new ArrayList<>();
        if (task != null) {
            parameters.add("task=" + encoded(task));
        }
        if (signature != null) {
            parameters.add("signature=" + encoded(Json.MAPPER.writeValueAsString(signature)));
        }
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
