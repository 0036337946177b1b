package dev.aiengine.hardware;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A program that is asked for something; it may be missing, fail or hang, and nobody else hangs with it. */
final class Tool {
    private static final int LARGEST_OUTPUT = 1 << 20;
    private static final Duration DEATH = Duration.ofMillis(500);

    private final String program;
    private final Duration limit;

    /** One that was killed and is still there: a driver that hangs keeps its caller, and one of those is enough. */
    private @Nullable Process stuck;

    Tool(String program, Duration limit) {
        this.program = program;
        this.limit = limit;
    }

    /** What it wrote, standard output and errors together. */
    record Output(int exitCode, String text) {}

    /** There is no such program. */
    static final class Missing extends IOException {
        Missing(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** It did not answer within its limit. */
    static final class Hanging extends IOException {
        Hanging(String message) {
            super(message);
        }
    }

    Output ask(List<String> arguments) throws IOException {
        if (stuck != null && stuck.isAlive()) {
            throw new Hanging(program + " still hangs");
        }
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        // A file, because a pipe is read for as long as anybody holds its other end
        Path answer = Files.createTempFile("tool-", ".out");
        try {
            Process process = start(command, answer);
            await(process);
            return new Output(process.exitValue(), text(answer));
        } finally {
            Files.deleteIfExists(answer);
        }
    }

    private static Process start(List<String> command, Path answer) throws IOException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(answer.toFile())
                    .start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new Missing(command.getFirst() + " cannot be run: " + e.getMessage(), e);
        }
    }

    private void await(Process process) throws IOException {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            if (!process.waitFor(DEATH.toMillis(), TimeUnit.MILLISECONDS)) {
                stuck = process;
            }
            throw new Hanging(program + " did not answer within " + limit.toMillis() + " ms");
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LARGEST_OUTPUT), StandardCharsets.UTF_8);
        }
    }
}
