package dev.aiengine.agent.http;

import dev.aiengine.contract.Problem;
import dev.aiengine.contract.Problem.FieldError;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that is answered with a problem; thrown where that is found out, without the cost of a stack trace. */
final class Refusal extends RuntimeException {
    private final transient HttpResponseStatus status;
    private final transient Map<String, String> headers;
    private final transient @Nullable List<FieldError> errors;

    private Refusal(
            HttpResponseStatus status, String detail, Map<String, String> headers, @Nullable List<FieldError> errors) {
        super(detail, null, false, false);
        this.status = status;
        this.headers = headers;
        this.errors = errors;
    }

    static Refusal of(HttpResponseStatus status, String detail) {
        return new Refusal(status, detail, Map.of(), null);
    }

    static Refusal badRequest(String detail) {
        return of(HttpResponseStatus.BAD_REQUEST, detail);
    }

    static Refusal field(String field, String message) {
        return of(HttpResponseStatus.BAD_REQUEST, field, message);
    }

    /** The request can be read, but a rule of the endpoint does not let it pass. */
    static Refusal unprocessable(String field, String message) {
        return of(HttpResponseStatus.UNPROCESSABLE_ENTITY, field, message);
    }

    private static Refusal of(HttpResponseStatus status, String field, String message) {
        return new Refusal(status, field + " " + message, Map.of(), List.of(new FieldError(field, message)));
    }

    static Refusal unauthorized(String detail) {
        return new Refusal(HttpResponseStatus.UNAUTHORIZED, detail, Map.of("WWW-Authenticate", "Bearer"), null);
    }

    static Refusal methodNotAllowed(String allowed) {
        return new Refusal(
                HttpResponseStatus.METHOD_NOT_ALLOWED,
                "only " + allowed + " is answered here",
                Map.of("Allow", allowed),
                null);
    }

    static Refusal comeBack(String detail) {
        return new Refusal(HttpResponseStatus.SERVICE_UNAVAILABLE, detail, Map.of("Retry-After", "1"), null);
    }

    static Refusal tooLarge(int maxBody) {
        return of(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, "a body may have " + maxBody + " bytes");
    }

    /** Whether the rest of the body is not worth reading. */
    boolean isTooLarge() {
        return status.equals(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE);
    }

    HttpResponseStatus status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    Problem problem(String path) {
        return new Problem("about:blank", status.reasonPhrase(), status.code(), getMessage(), path, errors);
    }
}
