package dev.aiengine.launcher.console;

import dev.aiengine.launcher.engine.PassingFolder;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The JDK's ahead-of-time cache of the console, written while a console without a display shows its pages once. */
final class ConsoleCache {
    private static final long PATIENCE_SECONDS = 120;
    private static final String QUIET = "-Xlog:aot*=off";

    private final ConsoleProgram console;

    ConsoleCache(ConsoleProgram console) {
        this.console = console;
    }

    /** What lets a console start with the cache of this build; nothing where it cannot be made. */
    List<String> flags(Consumer<String> terminal) {
        try {
            Path cache = console.home().resolve("target/aot").resolve("console-" + digest() + ".aot");
            if (!Files.isRegularFile(cache)) {
                terminal.accept("Making the console's cache for a fast start (once per build) ...");
                make(cache);
            }
            return Files.isRegularFile(cache) ? List.of("-XX:AOTCache=" + cache, QUIET) : List.of();
        } catch (IOException e) {
            terminal.accept("  without it, the console starts slower: " + e.getMessage());
            return List.of();
        }
    }

    /** Without profiles: compiling at once what a rehearsal did often takes the processors from the first frame. */
    private static List<String> recording(Path cache) {
        return List.of(
                "-XX:AOTCacheOutput=" + cache,
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-AOTRecordTraining");
    }

    private void make(Path cache) throws IOException {
        Files.createDirectories(cache.getParent());
        try (PassingFolder settings = PassingFolder.make("aiengine-console")) {
            Process rehearsal = console.headless(recording(cache), List.of("--rehearse", "--home=" + settings.path()))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            if (!rehearsal.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                rehearsal.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of the JDK and of name, size and time of every jar. */
    private String digest() throws IOException {
        StringBuilder facts = new StringBuilder(System.getProperty("java.vm.version", ""));
        try (Stream<Path> jars = Files.walk(console.app())) {
            for (Path jar : jars.filter(Files::isRegularFile).sorted().toList()) {
                facts.append(jar).append(Files.size(jar)).append(Files.getLastModifiedTime(jar));
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
}
