package dev.aiengine.agent.node;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.aiengine.agent.control.Sha256;
import dev.aiengine.contract.agent.NodeState;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives packages out: {@code GET /packages/TENANT/SHA256}, to those who bring a token of that tenant's agents. */
public final class PackageServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PackageServer.class);
    private static final Pattern PATH = Pattern.compile("/packages/([^/]+)/([^/]+)");
    private static final int AT_ONCE = 16;
    private static final Duration WAIT = Duration.ofMinutes(1);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final PackageFolder folder;
    private final Prefetch prefetch;
    private volatile List<NodeState.Reader> readers = List.of();

    private PackageServer(HttpServer server, PackageFolder folder, Prefetch prefetch) {
        this.server = server;
        this.folder = folder;
        this.prefetch = prefetch;
    }

    static PackageServer start(InetSocketAddress address, PackageFolder folder, Prefetch prefetch) throws IOException {
        PackageServer started = new PackageServer(HttpServer.create(address, 0), folder, prefetch);
        started.server.createContext("/", started::handle);
        started.server.setExecutor(started.threads);
        started.server.start();
        return started;
    }

    int port() {
        return server.getAddress().getPort();
    }

    void allow(List<NodeState.Reader> newReaders) {
        readers = List.copyOf(newReaders);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (!room.tryAcquire()) {
            try (exchange) {
                exchange.sendResponseHeaders(503, -1);
            }
            return;
        }
        try (exchange) {
            answer(exchange);
        } catch (IOException e) {
            log.debug("an answer was cut off", e);
        } finally {
            room.release();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
        Optional<Content> content = path.matches() ? Content.of(path.group(1), path.group(2)) : Optional.empty();
        if (content.isEmpty() || !exchange.getRequestMethod().equals("GET")) {
            exchange.sendResponseHeaders(404, -1);
        } else if (!mayRead(content.get(), exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.sendResponseHeaders(401, -1);
        } else {
            give(content.get(), exchange);
        }
    }

    private boolean mayRead(Content content, String authorization) {
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            return false;
        }
        byte[] token = authorization.substring(7).getBytes(StandardCharsets.UTF_8);
        String digest = Sha256.hex(Sha256.digest().digest(token));
        return readers.stream()
                .anyMatch(reader -> reader.tenant().equals(content.tenant())
                        && reader.tokenSha256().equals(digest));
    }

    private void give(Content content, HttpExchange exchange) throws IOException {
        prefetch.underway(content).ifPresent(PackageServer::await);
        Optional<Path> file = folder.use(content);
        if (file.isEmpty()) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        try (var in = Files.newInputStream(file.get())) {
            exchange.sendResponseHeaders(200, Files.size(file.get()));
            try (OutputStream out = exchange.getResponseBody()) {
                in.transferTo(out);
            }
        } catch (NoSuchFileException e) {
            // It had to make room just now
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private static void await(CompletableFuture<Boolean> fetched) {
        try {
            fetched.get(WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            log.debug("not there in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
