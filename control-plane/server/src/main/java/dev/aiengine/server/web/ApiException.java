package dev.aiengine.server.web;

import dev.aiengine.contract.Problem.FieldError;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request that is refused: becomes a problem (RFC 9457) with this status and detail. */
public final class ApiException extends RuntimeException {
    private final HttpStatus status;
    private final List<FieldError> errors;
    private final @Nullable Duration retryAfter;

    private ApiException(HttpStatus status, String detail, List<FieldError> errors, @Nullable Duration retryAfter) {
        super(detail);
        this.status = status;
        this.errors = errors;
        this.retryAfter = retryAfter;
    }

    /** 404, for what does not exist and, with the same words, for what belongs to another tenant. */
    public static ApiException notFound(String what) {
        return of(HttpStatus.NOT_FOUND, "There is no " + what);
    }

    public static ApiException badRequest(String detail) {
        return of(HttpStatus.BAD_REQUEST, detail);
    }

    public static ApiException unauthorized(String detail) {
        return of(HttpStatus.UNAUTHORIZED, detail);
    }

    public static ApiException forbidden(String detail) {
        return of(HttpStatus.FORBIDDEN, detail);
    }

    public static ApiException conflict(String detail) {
        return of(HttpStatus.CONFLICT, detail);
    }

    /** 410, for an attempt that is over. */
    public static ApiException gone(String detail) {
        return of(HttpStatus.GONE, detail);
    }

    public static ApiException tooLarge(String detail) {
        return of(HttpStatus.CONTENT_TOO_LARGE, detail);
    }

    public static ApiException unsupportedType(String detail) {
        return of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, detail);
    }

    /** 422, for a request that is well-formed but asks for what cannot be; the detail repeats the message. */
    public static ApiException invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    public static ApiException invalid(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        return new ApiException(HttpStatus.UNPROCESSABLE_CONTENT, first.field() + ": " + first.message(), errors, null);
    }

    /** 502, for an agent whose answer cannot be handed on. */
    public static ApiException badGateway(String detail) {
        return of(HttpStatus.BAD_GATEWAY, detail);
    }

    /** The caller's own deadline passed. */
    public static ApiException gatewayTimeout(String detail) {
        return of(HttpStatus.GATEWAY_TIMEOUT, detail);
    }

    /** 503 with {@code Retry-After}. */
    public static ApiException unavailable(String detail, Duration retryAfter) {
        return new ApiException(HttpStatus.SERVICE_UNAVAILABLE, detail, List.of(), retryAfter);
    }

    /** 429 with {@code Retry-After}. */
    public static ApiException tooMany(String detail, Duration retryAfter) {
        return new ApiException(HttpStatus.TOO_MANY_REQUESTS, detail, List.of(), retryAfter);
    }

    private static ApiException of(HttpStatus status, String detail) {
        return new ApiException(status, detail, List.of(), null);
    }

    HttpStatus status() {
        return status;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    List<FieldError> errors() {
        return errors;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
