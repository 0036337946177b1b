package dev.aiengine.console.connections;

import dev.aiengine.console.connection.Connections;
import dev.aiengine.console.connection.Environment;
import dev.aiengine.console.connection.LocalEngine;
import dev.aiengine.console.connection.Profile;
import dev.aiengine.console.work.Failure;
import dev.aiengine.console.work.Loaded;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Connections as they are made, kept and opened. */
final class ConnectionsModel {
    static final String THIS_COMPUTER = "This computer";
    private static final int LOWEST_PORT = 1024;
    private static final int HIGHEST_PORT = 65_535;

    private final Connections connections;
    private final ObjectProperty<@Nullable Failure> failure = new SimpleObjectProperty<>();
    final Loaded<String> log;

    ConnectionsModel(Connections connections) {
        this.connections = connections;
        this.log = new Loaded<>(connections.work());
        // Nothing will answer there again; without it the console would show what is from before, and keep trying
        connections.local().state().addListener((observable, before, now) -> {
            if (now == LocalEngine.State.ENDED_BY_ITSELF) {
                connections.close(THIS_COMPUTER);
            }
        });
    }

    ObservableList<Profile> profiles() {
        return connections.profiles().all();
    }

    LocalEngine local() {
        return connections.local();
    }

    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure;
    }

    /** The engine of this computer as it was set up, or as it would be. */
    Profile.Local localSettings() {
        return connections
                .profiles()
                .find(THIS_COMPUTER)
                .map(Profile::local)
                .orElseGet(() -> new Profile.Local(
                        Path.of(System.getProperty("user.home"), "aiengine").toString(), 8080));
    }

    /** What is wrong with a port as it was typed; null where nothing is. */
    static @Nullable String wrongPort(String typed) {
        try {
            int port = Integer.parseInt(typed.strip());
            if (port < LOWEST_PORT || port > HIGHEST_PORT) {
                return "A port is a number from " + LOWEST_PORT + " to " + HIGHEST_PORT;
            }
            return taken(port) ? "Another program listens at port " + port + ": end it, or choose another port" : null;
        } catch (NumberFormatException e) {
            return "A port is a number, such as 8080";
        }
    }

    private static boolean taken(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return !socket.isBound();
        } catch (IOException e) {
            return true;
        }
    }

    /** What is wrong with a folder for data as it was typed; null where nothing is. What is not there yet is made. */
    static @Nullable String wrongFolder(String typed) {
        if (typed.isBlank()) {
            return "Name a folder";
        }
        try {
            Path there = Path.of(typed.strip()).toAbsolutePath().normalize();
            while (there.getParent() != null && !Files.exists(there)) {
                there = there.getParent();
            }
            if (!Files.isDirectory(there)) {
                return there + " is a file: choose a folder";
            }
            return Files.isWritable(there) ? null : "You may not write into " + there + ": choose another folder";
        } catch (InvalidPathException e) {
            return "This is no path of a folder";
        }
    }

    /** Starts the engine of this computer and opens it. */
    void startLocal(String data, int port) {
        Optional<Profile> before = connections.profiles().find(THIS_COMPUTER);
        String key = before.map(Profile::key).filter(known -> !known.isEmpty()).orElseGet(Connections::newKey);
        Profile profile = Profile.thisComputer(data, port, key);
        try {
            connections.local().start(new Profile.Local(data, port), key);
            connections.profiles().put(profile);
            failure.set(null);
            connections.open(profile);
        } catch (IOException e) {
            failure.set(Failure.of(e));
        }
    }

    void stopLocal() {
        connections.local().stop();
        connections.close(THIS_COMPUTER);
    }

    void readLog() {
        Profile.Local settings = localSettings();
        log.load(() -> LocalEngine.lastWords(settings));
    }

    void keep(String name, String url, String key, Environment environment) {
        try {
            Profile profile = Profile.remote(name.strip(), URI.create(url.strip()), key.strip(), environment);
            connections.profiles().put(profile);
            failure.set(null);
            connections.open(profile);
        } catch (IOException e) {
            failure.set(Failure.of(e));
        }
    }

    void open(Profile profile) {
        connections.open(profile);
    }

    void close(Profile profile) {
        connections.close(profile.name());
    }

    void forget(Profile profile) {
        try {
            connections.close(profile.name());
            connections.profiles().remove(profile.name());
            failure.set(null);
        } catch (IOException e) {
            failure.set(Failure.of(e));
        }
    }

    boolean isOpen(Profile profile) {
        return connections.open().stream()
                .anyMatch(session -> session.profile().name().equals(profile.name()));
    }
}
