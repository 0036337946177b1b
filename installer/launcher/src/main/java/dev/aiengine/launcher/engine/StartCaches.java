package dev.aiengine.launcher.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The JDK's ahead-of-time caches of both programs: classes loaded and linked, methods profiled in a {@link Rehearsal}.
 * Each is named by a digest of all it depends on, so a cache that exists is a cache that fits.
 */
public record StartCaches(Path server, Path daemon) {
    /** The JVM warns of single stubs that it makes anew, which nobody can act on. */
    private static final String QUIET = "-Xlog:aot*=off";

    /** The caches of this build, made now where they are missing; an engine without them starts all the same. */
    public static StartCaches of(Installation installation, Consumer<String> terminal) {
        String build = digest(installation);
        Path folder = installation.home().resolve("target/aot");
        StartCaches caches =
                new StartCaches(folder.resolve("server-" + build + ".aot"), folder.resolve("daemon-" + build + ".aot"));
        if (!caches.complete()) {
            terminal.accept("Making the caches for a fast start (once per build) ...");
            try {
                clear(folder);
                new Rehearsal(installation, caches).play();
            } catch (IOException | RuntimeException e) {
                terminal.accept("  without them, the engine starts slower: " + e.getMessage());
            }
        }
        return caches;
    }

    List<String> serverFlags() {
        return Files.isRegularFile(server) ? List.of("-XX:AOTCache=" + server, QUIET) : List.of();
    }

    List<String> serverArguments() {
        return Files.isRegularFile(daemon) ? List.of("--aiengine.agent.aot-cache=" + daemon) : List.of();
    }

    private boolean complete() {
        return Files.isRegularFile(server) && Files.isRegularFile(daemon);
    }

    /** Of the JDK, the flags, and name, size and time of every jar: what the JVM itself checks, and a little more. */
    private static String digest(Installation installation) {
        StringBuilder facts = new StringBuilder()
                .append(System.getProperty("java.vm.version"))
                .append(JvmFlags.CONTROL_PLANE);
        for (Path app :
                List.of(installation.server().getParent(), installation.daemon().getParent())) {
            try (Stream<Path> jars = Files.walk(app)) {
                for (Path jar : jars.filter(Files::isRegularFile).sorted().toList()) {
                    facts.append(jar).append(Files.size(jar)).append(Files.getLastModifiedTime(jar));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        try {
            byte[] sha256 =
                    MessageDigest.getInstance("SHA-256").digest(facts.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void clear(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> old = Files.list(folder)) {
            for (Path file : old.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }
}
