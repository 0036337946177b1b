package dev.aiengine.contract.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/** Answers each route with what a test put there, one answer after the other, the last again and again. */
final class FakeEngine implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, List<Answer>> answers = new HashMap<>();
    private final List<Request> requests = new ArrayList<>();

    /** @param type of the body; of a redirection where it leads */
    record Answer(int status, String type, String body) {}

    record Request(String line, Map<String, List<String>> headers, String body) {
        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name)).map(List::getFirst);
        }
    }

    FakeEngine() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI base() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /**
     * Adds an answer.
     *
     * @param line method and path with query below {@code /api/v1/}: {@code GET health}
     */
    FakeEngine on(String line, int status, String body) {
        return on(line, new Answer(status, "application/json", body));
    }

    FakeEngine on(String line, Answer answer) {
        synchronized (answers) {
            answers.computeIfAbsent(line, key -> new ArrayList<>()).add(answer);
        }
        return this;
    }

    List<Request> requests() {
        synchronized (answers) {
            return List.copyOf(requests);
        }
    }

    Request lastRequest() {
        return requests().getLast();
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            String line = exchange.getRequestMethod() + " "
                    + exchange.getRequestURI().toString().replaceFirst("^/api/v1/", "");
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Answer answer = next(new Request(line, exchange.getRequestHeaders(), body));
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            boolean redirection = answer.status() / 100 == 3;
            exchange.getResponseHeaders().add(redirection ? "Location" : "Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer next(Request request) {
        synchronized (answers) {
            requests.add(request);
            List<Answer> left = answers.get(request.line());
            if (left == null) {
                return new Answer(404, "application/problem+json", "{\"status\":404,\"detail\":\"There is no route\"}");
            }
            return left.size() > 1 ? left.removeFirst() : left.getFirst();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
