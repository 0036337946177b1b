package dev.aiengine.agent.control;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a heartbeat tells about this process and where it runs. */
public record Machine(String node, long pid) {
    private static final Path STATUS = Path.of("/proc/self/status");

    public static Machine named(String node) {
        return new Machine(node, ProcessHandle.current().pid());
    }

    public static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** Resident bytes of this process; where the system does not tell, what the heap takes. */
    public long memory() {
        return status("VmRSS:");
    }

    /** The most resident bytes this process ever had. */
    public static long peakMemory() {
        return status("VmHWM:");
    }

    private static long status(String field) {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(field)) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
        } catch (IOException e) {
            // not Linux
        }
        return Runtime.getRuntime().totalMemory();
    }
}
