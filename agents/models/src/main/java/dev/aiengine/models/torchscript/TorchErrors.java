package dev.aiengine.models.torchscript;

import java.util.List;
import java.util.Objects;

/** PyTorch's errors are a trace of many lines, of which one says what is wrong. */
final class TorchErrors {
    private static final int LONGEST = 300;

    static String reason(Throwable e) {
        String message = Objects.requireNonNullElse(e.getMessage(), e.toString());
        List<String> lines = message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        String line = lines.stream()
                .filter(candidate -> candidate.startsWith("RuntimeError:"))
                .findFirst()
                .map(candidate -> candidate.substring("RuntimeError:".length()).strip())
                .orElse(lines.isEmpty() ? e.toString() : lines.getFirst());
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }

    private TorchErrors() {}
}
