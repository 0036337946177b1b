package dev.aiengine.launcher.engine;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A control plane that is healthy at once and can be told, over HTTP, to die. */
final class FakeControlPlane {

    public static void main(String[] arguments) throws IOException {
        int port = Arrays.stream(arguments)
                .filter(argument -> argument.startsWith("--server.port="))
                .mapToInt(argument -> Integer.parseInt(argument.substring("--server.port=".length())))
                .findFirst()
                .orElseThrow();
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/api/v1/health", exchange -> {
            byte[] health = "{\"status\":\"UP\",\"version\":\"1\",\"components\":{}}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, health.length);
            exchange.getResponseBody().write(health);
            exchange.close();
        });
        server.createContext("/die", exchange -> Runtime.getRuntime().halt(9));
        server.start();
        System.out.println("listening");
    }

    private FakeControlPlane() {}
}
