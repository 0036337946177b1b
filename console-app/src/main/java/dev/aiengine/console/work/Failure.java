package dev.aiengine.console.work;

import dev.aiengine.contract.Problem;
import dev.aiengine.contract.client.EngineException;
import dev.aiengine.contract.client.EngineUnreachable;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What went wrong, in words for the person at the screen.
 *
 * @param what happened, in a few words
 * @param detail the engine's own sentence
 * @param advice what to do about it
 * @param unreachable whether there was no answer at all
 */
public record Failure(String what, @Nullable String detail, String advice, boolean unreachable) {

    public static Failure of(Exception e) {
        return switch (e) {
            case EngineUnreachable gone ->
                new Failure(
                        "The engine does not answer",
                        gone.getMessage(),
                        "Check that it runs and that the address is right; the console keeps trying.",
                        true);
            case EngineException refused -> refused(refused);
            case JacksonException strange ->
                new Failure(
                        "The answer is not one of AI Engine",
                        first(strange.getOriginalMessage()),
                        "Check the address: another program, or a version too new for this console, answers there.",
                        false);
            case IOException file ->
                new Failure("A file could not be read or written", told(file), "Check it and try again.", false);
            default -> new Failure("Something went wrong in the console", told(e), "Try again.", false);
        };
    }

    /** Everything in one sentence after the other. */
    public String sentence() {
        return detail == null ? what + ". " + advice : what + ": " + detail;
    }

    private static Failure refused(EngineException refused) {
        Problem problem = refused.problem();
        String detail = detail(problem, refused.getMessage());
        return switch (problem.status()) {
            case 401 ->
                new Failure(
                        "The engine does not know this key",
                        detail,
                        "Give another key in Connections; an operator can issue one.",
                        false);
            case 403 -> new Failure("This key may not do that", detail, "Use a key with a higher role.", false);
            case 404 -> new Failure("It is not there (any more)", detail, "It may have been deleted meanwhile.", false);
            case 409 ->
                new Failure(
                        "It does not fit what is there", detail, "See what the engine says, then try again.", false);
            case 413 ->
                new Failure("That is too large", detail, "The engine's limits are in docs/configuration.md.", false);
            case 400, 422 -> new Failure("The engine does not accept this", detail, "Correct what it names.", false);
            case 429, 503 ->
                new Failure("The engine has no room right now", detail, "Wait a moment and try again.", false);
            default ->
                new Failure(
                        "The engine failed (" + problem.status() + ")", detail, "Its log says more; try again.", false);
        };
    }

    private static String detail(Problem problem, @Nullable String message) {
        List<Problem.FieldError> errors = problem.errors() == null ? List.of() : problem.errors();
        String fields = errors.stream()
                .map(error -> error.field() + " " + error.message())
                .collect(Collectors.joining("; "));
        String said = problem.detail() == null ? String.valueOf(message) : problem.detail();
        return fields.isEmpty() || said.contains(fields) ? said : said + " (" + fields + ")";
    }

    private static String told(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : first(e.getMessage());
    }

    private static String first(@Nullable String words) {
        String known = words == null ? "" : words;
        return known.length() > 300 ? known.substring(0, 300) + "…" : known;
    }
}
