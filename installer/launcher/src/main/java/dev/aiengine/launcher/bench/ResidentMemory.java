package dev.aiengine.launcher.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process holds. */
public final class ResidentMemory {

    /** Mebibytes; NaN where the system does not tell. */
    public static double of(long pid) {
        try {
            Path status = Path.of("/proc", Long.toString(pid), "status");
            return Files.isReadable(status) ? kibibytes(Files.readString(status)) / 1024.0 : askPs(pid) / 1024.0;
        } catch (IOException | NumberFormatException e) {
            return Double.NaN;
        }
    }

    static long kibibytes(String status) {
        return status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow(() -> new NumberFormatException("no VmRSS"));
    }

    private static long askPs(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        return Long.parseLong(new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    }

    private ResidentMemory() {}
}
