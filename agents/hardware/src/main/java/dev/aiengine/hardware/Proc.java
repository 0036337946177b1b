package dev.aiengine.hardware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Linux's own figures; empty on other systems. */
record Proc(Path root) {
    private static final Pattern KIBIBYTES = Pattern.compile("^(\\w+):\\s+(\\d+) kB", Pattern.MULTILINE);
    private static final Pattern CPUS = Pattern.compile("^cpu\\d+ ", Pattern.MULTILINE);
    private static final int IDLE = 3;
    private static final int WAITING = 4;
    /** What comes after is counted in the others as well. */
    private static final int KINDS = 8;

    /** Ticks of all processors since the machine started. */
    record Ticks(long busy, long all, int processors) {}

    /** Bytes. */
    record Memory(long total, long available) {}

    Optional<Ticks> ticks() {
        return text("stat").filter(text -> text.startsWith("cpu ")).map(text -> {
            String[] fields = text.lines().findFirst().orElseThrow().strip().split("\\s+");
            long[] ticks = Arrays.stream(fields)
                    .skip(1)
                    .limit(KINDS)
                    .mapToLong(Long::parseLong)
                    .toArray();
            long all = Arrays.stream(ticks).sum();
            long idle = ticks[IDLE] + (ticks.length > WAITING ? ticks[WAITING] : 0);
            return new Ticks(all - idle, all, (int) CPUS.matcher(text).results().count());
        });
    }

    Optional<Memory> memory() {
        return text("meminfo").flatMap(text -> {
            long total = 0;
            long available = -1;
            for (Matcher found = KIBIBYTES.matcher(text); found.find(); ) {
                long bytes = Long.parseLong(found.group(2)) * 1024;
                switch (found.group(1)) {
                    case "MemTotal" -> total = bytes;
                    case "MemAvailable" -> available = bytes;
                    default -> {}
                }
            }
            return total > 0 && available >= 0 ? Optional.of(new Memory(total, available)) : Optional.empty();
        });
    }

    private Optional<String> text(String file) {
        try {
            return Optional.of(Files.readString(root.resolve(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
