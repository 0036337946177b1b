package dev.aiengine.launcher.engine;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the programs are.
 *
 * @param home folder of the launcher script
 * @param server jar of the control plane, its libraries beside it in {@code lib}
 * @param daemon jar of the agents, likewise
 * @param java the program that runs both
 */
public record Installation(Path home, Path server, Path daemon, Path java) {
    /** The system property that the script passes. */
    static final String HOME = "aiengine.home";

    public static Installation here() {
        return at(Path.of(System.getProperty(HOME, ".")).toAbsolutePath().normalize());
    }

    /** Of a launcher script's folder. */
    public static Installation at(Path home) {
        Installation installation = new Installation(
                home,
                home.resolve("control-plane/server/target/app/server.jar"),
                home.resolve("agents/daemon/target/app/daemon.jar"),
                Path.of(System.getProperty("java.home"), "bin", "java"));
        for (Path jar : new Path[] {installation.server, installation.daemon}) {
            if (!Files.isRegularFile(jar)) {
                throw new LaunchFailure("There is no " + jar + ": start the engine with ./aiengine, which builds it");
            }
        }
        return installation;
    }
}
