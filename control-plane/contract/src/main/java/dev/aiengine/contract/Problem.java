package dev.aiengine.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An error as RFC 9457 puts it on the wire ({@code application/problem+json}). */
public record Problem(
        @Nullable String type,
        @Nullable String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        @Nullable List<FieldError> errors) {

    /** What is wrong with one field of the request. */
    public record FieldError(String field, String message) {}
}
