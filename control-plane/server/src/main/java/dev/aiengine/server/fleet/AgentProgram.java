package dev.aiengine.server.fleet;

import dev.aiengine.server.fleet.Workload.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The program that agents run.
 *
 * @param jar the daemon's jar, its libraries beside it
 * @param aotCache JDK's cache that lets it start faster, where one was made
 * @param jvmOptions given to the JVM after the engine's own, so that they win
 */
@ConfigurationProperties("aiengine.agent")
public record AgentProgram(
        @Nullable Path jar,
        @Nullable Path aotCache,
        @DefaultValue List<String> jvmOptions) {

    /** The command up to the program's own arguments. */
    List<String> java(Workload workload) throws IOException {
        if (jar == null || !Files.isRegularFile(jar)) {
            throw new IOException("aiengine.agent.jar must name the agent's program, and is " + jar);
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(engineOptions(workload, LocalCluster.processors(workload)));
        if (aotCache != null && Files.isRegularFile(aotCache)) {
            command.add("-XX:AOTCache=" + aotCache);
        }
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /** What the JVM of a workload's agent is given, wherever it runs. */
    public List<String> options(Workload workload, int processors) {
        List<String> options = new ArrayList<>(engineOptions(workload, processors));
        options.addAll(jvmOptions);
        return options;
    }

    private static List<String> engineOptions(Workload workload, int processors) {
        return List.of(
                "-XX:+UseSerialGC",
                "-Xss512k",
                "-Xmx" + heap(workload) + "m",
                "-XX:MaxDirectMemorySize=128m",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:ActiveProcessorCount=" + processors,
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    }

    /**
     * Keeps the native allocator from holding on to memory, PyTorch's threads from spinning, and its libraries where
     * the engine's other data is.
     */
    public static Map<String, String> environment(Path data) {
        return Map.of(
                "MALLOC_ARENA_MAX", "2",
                "MALLOC_TRIM_THRESHOLD_", "131072",
                "OMP_WAIT_POLICY", "PASSIVE",
                "DJL_CACHE_DIR", data.resolve("pytorch").toString());
    }

    /** The rest of the memory is for code, threads, buffers and native libraries. */
    private static long heap(Workload workload) {
        long mebibytes = workload.needs().memory() >> 20;
        return Math.max(64, workload.kind() == Kind.SERVE ? mebibytes / 2 : mebibytes * 5 / 8);
    }
}
