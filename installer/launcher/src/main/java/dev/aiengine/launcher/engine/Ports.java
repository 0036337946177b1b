package dev.aiengine.launcher.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;

/** The machine's TCP ports. */
public final class Ports {

    /** A port that nothing listens on now. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            socket.setReuseAddress(true);
        } catch (BindException e) {
            throw new LaunchFailure(
                    "Port " + port + " is in use: stop what listens there, or choose another with --port");
        } catch (IOException | IllegalArgumentException e) {
            throw new LaunchFailure("Port " + port + " cannot be used: " + e.getMessage());
        }
    }

    private Ports() {}
}
