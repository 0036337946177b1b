package dev.aiengine.console.parts;

import dev.aiengine.console.table.Column;
import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.contract.endpoints.EndpointState;
import dev.aiengine.contract.endpoints.Variant;
import dev.aiengine.contract.training.JobState;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The engine's states as the console colours and words them. */
public final class States {

    public static Badge.Tone tone(EndpointState state) {
        return switch (state) {
            case READY -> Badge.Tone.GOOD;
            case STARTING -> Badge.Tone.BUSY;
            case IDLE -> Badge.Tone.NEUTRAL;
            case FAILED -> Badge.Tone.BAD;
        };
    }

    public static Badge.Tone tone(JobState state) {
        return switch (state) {
            case QUEUED -> Badge.Tone.WAITING;
            case ADMITTED, STARTING, RUNNING -> Badge.Tone.BUSY;
            case SUCCEEDED -> Badge.Tone.GOOD;
            case FAILED -> Badge.Tone.BAD;
            case CANCELLED -> Badge.Tone.NEUTRAL;
        };
    }

    public static String word(Enum<?> state) {
        return Texts.title(state.name().toLowerCase(Locale.ROOT));
    }

    /** A column's text in a badge. */
    public static <T> Column.Drawing<T> badge(Function<T, Badge.Tone> tone) {
        return cell -> {
            Badge badge = new Badge();
            return new Column.Drawn<>(badge, row -> badge.show(cell.getText(), tone.apply(row)));
        };
    }

    /** {@code news@champion 90 %, news@4 10 %}. */
    public static String variants(Endpoint endpoint) {
        double sum = endpoint.variants().stream().mapToDouble(States::weight).sum();
        boolean several = endpoint.variants().size() > 1;
        return endpoint.variants().stream()
                .map(variant -> variant.model() + "@" + variant.version().replaceFirst("^@", "")
                        + (several && sum > 0 ? " " + Texts.percent(weight(variant) / sum) : ""))
                .collect(Collectors.joining(", "));
    }

    private static double weight(Variant variant) {
        return variant.weight() == null ? 1 : variant.weight();
    }

    private States() {}
}
