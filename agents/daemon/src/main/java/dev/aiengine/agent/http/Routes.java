package dev.aiengine.agent.http;

import dev.aiengine.agent.serving.Keys;
import dev.aiengine.agent.serving.ServingState;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Decides on the head of a request what it asks for, or why it is refused before its body is worth keeping. */
final class Routes {
    private static final String PREDICT = "/api/v1/predict/";
    private static final String API_KEY = "X-API-Key";
    private static final String DEADLINE = "X-Deadline-Millis";
    private static final String BEARER = "Bearer ";
    private static final String JSON = "application/json";
    private static final long LONGEST_DEADLINE = TimeUnit.HOURS.toMillis(1);

    private final ServingState state;
    private final Limits limits;

    Routes(ServingState state, Limits limits) {
        this.state = state;
        this.limits = limits;
    }

    Route of(HttpRequest request, String path) {
        intact(request.decoderResult());
        return switch (path) {
            case "/livez" -> probe(request, Route.Probe.LIVE);
            case "/readyz" -> probe(request, Route.Probe.READY);
            case "/api/v1/health" -> probe(request, Route.Probe.HEALTH);
            default -> predict(request, path);
        };
    }

    private static void intact(DecoderResult decoded) {
        if (decoded.isSuccess()) {
            return;
        }
        throw switch (decoded.cause()) {
            case TooLongHttpLineException _ ->
                Refusal.of(HttpResponseStatus.REQUEST_URI_TOO_LONG, "the URL is too long");
            case TooLongHttpHeaderException _ ->
                Refusal.of(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "the headers are too long");
            default -> Refusal.badRequest("not an HTTP request that can be read");
        };
    }

    private static Route probe(HttpRequest request, Route.Probe probe) {
        if (!HttpMethod.GET.equals(request.method()) && !HttpMethod.HEAD.equals(request.method())) {
            throw Refusal.methodNotAllowed("GET, HEAD");
        }
        return probe;
    }

    private Route predict(HttpRequest request, String path) {
        HttpHeaders headers = request.headers();
        authenticate(headers);
        String endpoint = path.startsWith(PREDICT) ? path.substring(PREDICT.length()) : "";
        if (endpoint.isEmpty() || endpoint.indexOf('/') >= 0) {
            throw Refusal.of(HttpResponseStatus.NOT_FOUND, "there is nothing at " + path);
        }
        if (!HttpMethod.POST.equals(request.method())) {
            throw Refusal.methodNotAllowed("POST");
        }
        if (state.endpoint(endpoint) == null) {
            throw absent(endpoint);
        }
        Route.Body body = body(headers);
        if (HttpUtil.getContentLength(request, 0L) > limits.maxBody()) {
            throw Refusal.tooLarge(limits.maxBody());
        }
        return new Route.Predict(endpoint, body, deadline(headers.get(DEADLINE)));
    }

    Refusal absent(String endpoint) {
        return state.missing(endpoint)
                .map(reason -> Refusal.comeBack("endpoint " + endpoint + " is not ready: " + reason))
                .orElseGet(() -> Refusal.of(HttpResponseStatus.NOT_FOUND, "there is no endpoint " + endpoint));
    }

    private void authenticate(HttpHeaders headers) {
        Keys keys = state.keys();
        if (keys == null) {
            throw Refusal.comeBack("this agent has not heard from the control plane yet");
        }
        String key = key(headers);
        if (key == null) {
            throw Refusal.unauthorized("a key is needed: Authorization: Bearer KEY, or X-API-Key: KEY");
        }
        if (!keys.admit(key)) {
            throw Refusal.unauthorized("the key is not valid here");
        }
    }

    private static @Nullable String key(HttpHeaders headers) {
        String authorization = headers.get(HttpHeaderNames.AUTHORIZATION);
        if (authorization == null) {
            return headers.get(API_KEY);
        }
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }

    private static Route.Body body(HttpHeaders headers) {
        String encoding = headers.get(HttpHeaderNames.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw unsupported("the content encoding " + encoding + " is not read here");
        }
        String type = headers.get(HttpHeaderNames.CONTENT_TYPE);
        if (JSON.equals(type)) {
            return Route.Body.JSON;
        }
        if (type == null) {
            throw unsupported("a Content-Type is needed: application/json, text/plain or image/*");
        }
        String[] parts = type.toLowerCase(Locale.ROOT).split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().replace("\"", "");
            if (parameter.startsWith("charset=")
                    && !parameter.equals("charset=utf-8")
                    && !parameter.equals("charset=us-ascii")) {
                throw unsupported("only UTF-8 is read here, not " + parameter);
            }
        }
        String media = parts[0].strip();
        if (media.startsWith("image/")) {
            return Route.Body.IMAGE;
        }
        return switch (media) {
            case JSON -> Route.Body.JSON;
            case "text/plain" -> Route.Body.TEXT;
            default -> throw unsupported("application/json, text/plain or image/* is read here, not " + media);
        };
    }

    private static Refusal unsupported(String detail) {
        return Refusal.of(HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE, detail);
    }

    private long deadline(@Nullable String millis) {
        if (millis == null) {
            return limits.deadline().toNanos();
        }
        if (!millis.matches("\\d{1,9}")) {
            throw Refusal.badRequest(DEADLINE + " must be a number of milliseconds");
        }
        return TimeUnit.MILLISECONDS.toNanos(Math.min(Long.parseLong(millis), LONGEST_DEADLINE));
    }
}
