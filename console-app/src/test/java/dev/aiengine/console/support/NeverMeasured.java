package dev.aiengine.console.support;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers as an engine without tenants does, but for figures: those it never has ready. */
public final class NeverMeasured implements AutoCloseable {
    private final HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);

    public NeverMeasured() throws IOException {
        server.setExecutor(threads);
        server.createContext("/api/v1", exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith("/metrics")) {
                hold();
            }
            byte[] body = (path.endsWith("/health")
                            ? "{\"status\":\"UP\",\"version\":\"9.9\",\"components\":{}}"
                            : "{\"items\":[],\"nodes\":[]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(path.endsWith("/events") ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void hold() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdown();
    }
}
