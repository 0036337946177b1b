package dev.aiengine.launcher.bench.monitoring;

import dev.aiengine.contract.agent.AgentRoutes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Stands where an agent's process would be: says which attempt it is, and waits for its end. */
final class PlayedProcess {
    /** System property: the folder to say it in. */
    static final String FOLDER = "aiengine.played";

    private PlayedProcess() {}

    /** What the engine started is in the arguments of the agent's program. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> all = Arrays.asList(arguments);
        String workload = all.get(all.indexOf("--workload") + 1);
        String attempt = all.get(all.indexOf("--attempt") + 1);
        String kind = all.contains("serve") ? "serve" : "train";
        Path folder = Path.of(System.getProperty(FOLDER));
        Path said = Files.writeString(
                folder.resolve(workload + ".part"), attempt + " " + System.getenv(AgentRoutes.TOKEN_VARIABLE));
        Files.move(said, folder.resolve(kind + "-" + workload), StandardCopyOption.ATOMIC_MOVE);
        new CountDownLatch(1).await();
    }
}
