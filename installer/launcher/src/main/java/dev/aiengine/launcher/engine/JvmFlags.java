package dev.aiengine.launcher.engine;

import java.util.List;
import java.util.Map;

/** How the control plane's JVM is run: small in memory, quick to start, fast at forwarding predictions. */
final class JvmFlags {
    static final List<String> CONTROL_PLANE = List.of(
            "-XX:+UseSerialGC",
            "-Xms32m",
            "-Xmx256m",
            "-Xss512k",
            "-XX:+UseCompactObjectHeaders",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dfile.encoding=UTF-8");

    /** The native allocator's arenas per thread cost more memory than they save time. */
    static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

    private JvmFlags() {}
}
