package dev.aiengine.server.web;

import dev.aiengine.contract.Problem.FieldError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns everything that goes wrong in a request into {@code application/problem+json}. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
    /** No type of ours says more than the status does. */
    private static final URI BLANK = URI.create("about:blank");

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ApiException e, HttpServletRequest request) {
        ProblemDetail problem = problem(e.status(), e.detail(), e.errors());
        problem.setInstance(URI.create(request.getRequestURI()));
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(e.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (e.status() == HttpStatus.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (e.retryAfter() != null) {
            answer.header(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(Math.max(1, e.retryAfter().toSeconds())));
        }
        return answer.body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> outrun(DuplicateKeyException e, HttpServletRequest request) {
        return refused(ApiException.conflict("Another request did this at the same time; look and try again"), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> failed(Exception e, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            log.debug("{} {}: the client went away", request.getMethod(), request.getRequestURI());
            return null;
        }
        if (response.isCommitted()) {
            throw e; // ends the connection: what is half sent must not look whole
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        ProblemDetail problem = problem(
                HttpStatus.INTERNAL_SERVER_ERROR, "The engine failed on this request; its log says why", List.of());
        problem.setInstance(URI.create(request.getRequestURI()));
        return ResponseEntity.internalServerError()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldError> errors = e.getFieldErrors().stream()
                .map(field -> new FieldError(field.getField(), String.valueOf(field.getDefaultMessage())))
                .toList();
        return answer(e, HttpStatus.UNPROCESSABLE_CONTENT, errors, headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldError> errors = e.getParameterValidationResults().stream()
                .flatMap(result -> result instanceof ParameterErrors body ? ofBody(body) : ofParameter(result))
                .toList();
        return answer(e, HttpStatus.UNPROCESSABLE_CONTENT, errors, headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String detail =
                "There is no route " + e.getHttpMethod() + " /" + e.getResourcePath() + "; /docs shows all routes";
        return handleExceptionInternal(e, problem(HttpStatus.NOT_FOUND, detail, List.of()), headers, status, request);
    }

    private static Stream<FieldError> ofBody(ParameterErrors body) {
        return body.getFieldErrors().stream()
                .map(field -> new FieldError(field.getField(), String.valueOf(field.getDefaultMessage())));
    }

    private static Stream<FieldError> ofParameter(ParameterValidationResult result) {
        String name = String.valueOf(result.getMethodParameter().getParameterName());
        return result.getResolvableErrors().stream()
                .map(error -> new FieldError(name, String.valueOf(error.getDefaultMessage())));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        // A body that outgrew its limit while Jackson was reading it
        if (e.getMostSpecificCause() instanceof ApiException refused) {
            return handleExceptionInternal(
                    refused,
                    problem(refused.status(), refused.detail(), refused.errors()),
                    headers,
                    refused.status(),
                    request);
        }
        return answer(e, HttpStatus.BAD_REQUEST, List.of(unreadable(e.getCause())), headers, request);
    }

    private static FieldError unreadable(@Nullable Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException e ->
                new FieldError(path(e), "is not a field of this request; known are " + e.getKnownPropertyIds());
            case InvalidFormatException e ->
                new FieldError(
                        path(e),
                        "cannot be \"" + e.getValue() + "\""
                                + (e.getTargetType().isEnum()
                                        ? ""
                                        : "; expected " + e.getTargetType().getSimpleName()));
            case DatabindException e -> new FieldError(path(e), e.getOriginalMessage());
            case JacksonException e ->
                new FieldError(
                        "body",
                        "is not valid JSON at line " + e.getLocation().getLineNr() + ", column "
                                + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage());
            case null, default -> new FieldError("body", "is missing or cannot be read");
        };
    }

    private static String path(DatabindException e) {
        String path = e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "body" : path.replace(".[", "[");
    }

    private @Nullable ResponseEntity<Object> answer(
            Exception e, HttpStatus status, List<FieldError> errors, HttpHeaders headers, WebRequest request) {
        String detail = errors.stream()
                .map(error -> error.field() + ": " + error.message())
                .collect(Collectors.joining("; "));
        return handleExceptionInternal(e, problem(status, detail, errors), headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem && problem.getType() == null) {
            problem.setType(BLANK);
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    static ProblemDetail problem(HttpStatus status, String detail, List<FieldError> errors) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(BLANK);
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return problem;
    }
}
