package dev.aiengine.contract.endpoints;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rule. Expressions know {@code input}, {@code subject} (empty where the caller named none) and, after the model,
 * {@code prediction}. A rule does exactly one of {@code set}, {@code replace}, {@code answer} and {@code reject}.
 *
 * @param when the condition, a bool; always where absent
 * @param set fields of the input (before) or of the prediction (after), each with the expression of its value
 * @param replace the whole input or prediction
 * @param answer the prediction itself: the model is not asked, and no further rule looks at it; before the model only
 * @param reject why the request is refused, an expression that gives a string
 */
public record Rule(
        @NotNull
        @Pattern(regexp = "[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}", message = "must be 1 to 63 letters, digits, . _ or -")
        String name,

        @Size(max = LONGEST) @Nullable String when,
        @Size(max = MOST_FIELDS) @Nullable Map<String, @NotNull @Size(max = LONGEST) String> set,
        @Size(max = LONGEST) @Nullable String replace,
        @Size(max = LONGEST) @Nullable String answer,
        @Size(max = LONGEST) @Nullable String reject) {
    /** Characters of one expression. */
    public static final int LONGEST = 2_000;

    public static final int MOST_FIELDS = 50;
}
