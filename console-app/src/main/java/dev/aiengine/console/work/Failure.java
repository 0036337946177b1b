package dev.aiengine.console.work;

import dev.aiengine.contract.Problem;
import dev.aiengine.contract.client.EngineException;
import dev.aiengine.contract.client.EngineUnreachable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;

/**
 * What went wrong, in words for the person at the screen.
 *
 * @param what happened, in a few words
 * @param detail the engine's own sentence
 * @param advice what to do about it
 * @param unreachable whether there was no answer at all
 */
public record Failure(String what, @Nullable String detail, String advice, boolean unreachable) {

    private static final Pattern TITLE = Pattern.compile("(?is)<(title|h1)[^>]*>\\s*(.*?)\\s*</\\1>");
    private static final Pattern LACKING = Pattern.compile("'([^']+)'");

    public static Failure of(Exception e) {
        return switch (e) {
            case EngineUnreachable broken
            when broken.reached() ->
                new Failure(
                        "The answer did not arrive",
                        broken.getMessage(),
                        "Try again; if it stays so, look at what is between here and the engine.",
                        false);
            case EngineUnreachable gone ->
                new Failure(
                        "The engine does not answer",
                        gone.getMessage(),
                        "Check that it runs and that the address is right; the console keeps trying.",
                        true);
            case EngineException refused -> refused(refused);
            case DatabindException other ->
                new Failure(
                        "This console does not understand the answer",
                        misunderstood(other),
                        "Another version of the engine answers there, or another program: use a console of its version.",
                        false);
            case JacksonException strange -> foreign(first(strange.getOriginalMessage()));
            case UncheckedIOException file -> file(file);
            case IOException file -> file(file);
            default -> new Failure("Something went wrong in the console", told(e), "Try again.", false);
        };
    }

    /** Everything in one sentence after the other. */
    public String sentence() {
        return detail == null ? what + ". " + advice : what + ": " + detail;
    }

    private static Failure refused(EngineException refused) {
        Problem problem = refused.problem();
        String page = page(problem.detail());
        boolean wrong = problem.status() < 500 && problem.status() != 401 && problem.status() != 403;
        if (page != null && wrong) {
            return foreign(page);
        }
        String detail = page == null ? detail(problem, refused.getMessage()) : page;
        return switch (problem.status()) {
            case 301, 302, 303, 307, 308 ->
                new Failure(
                        "The engine is at another address",
                        detail,
                        "Give that address in Connections, if you trust it.",
                        false);
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

    private static Failure foreign(String detail) {
        return new Failure(
                "The answer is not one of AI Engine",
                detail,
                "Check the address in Connections: another program answers there.",
                false);
    }

    private static Failure file(Exception e) {
        return new Failure("A file could not be read or written", told(e), "Check it and try again.", false);
    }

    /** Where it is, and what is wrong with it there. */
    private static String misunderstood(DatabindException e) {
        String place = e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
        String where = place.isEmpty() ? "The answer" : place;
        String words = String.valueOf(e.getOriginalMessage());
        Matcher lacking = LACKING.matcher(words);
        if (e instanceof InvalidFormatException value) {
            return where + " is " + first(String.valueOf(value.getValue())) + ", which is not known here";
        }
        if (words.startsWith("Missing required") && lacking.find()) {
            String name = lacking.group(1);
            String owner =
                    where.equals(name) ? "The answer" : where.replaceFirst("\\." + Pattern.quote(name) + "$", "");
            return owner + " has no " + name;
        }
        return where + ": " + first(words);
    }

    /** What a web page says of itself; null where it is none. Its source is nothing for people. */
    private static @Nullable String page(@Nullable String detail) {
        if (detail == null || !detail.startsWith("<")) {
            return null;
        }
        Matcher title = TITLE.matcher(detail);
        return "It answers with a web page"
                + (title.find()
                        ? ": " + title.group(2).replaceAll("<[^>]*>", "").replace("&amp;", "&")
                        : "");
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
