package dev.aiengine.agent;

import dev.aiengine.agent.control.Ending;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands have in common: which attempt it is, and that a signal ends it in good order. */
abstract sealed class AgentCommand implements Callable<Integer> permits ServeCommand, TrainCommand {
    private static final Logger log = LoggerFactory.getLogger(AgentCommand.class);
    private static final Duration LONGEST_ENDING = Duration.ofSeconds(8);

    @Option(names = "--workload", required = true, paramLabel = "ID", description = "the workload to carry out")
    String workload = "";

    @Option(names = "--attempt", required = true, paramLabel = "N", description = "the attempt the token is for")
    int attempt;

    @Spec
    @Nullable
    CommandSpec spec;

    /** Works until the ending is asked for. */
    abstract void carryOut(Agent agent) throws Exception;

    @Override
    public Integer call() throws Exception {
        Agent agent = agent();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            agent.ending().end("the process was told to end");
            await(ended);
        }));
        try {
            log.info(
                    "{} {}, process {}",
                    spec().name(),
                    agent.attempt(),
                    agent.machine().pid());
            carryOut(agent);
            Ending.Reason reason = agent.ending().await();
            log.info("ended: {}", reason.text());
            return reason.failed() ? 1 : 0;
        } finally {
            agent.work().clean();
            ended.countDown();
        }
    }

    private Agent agent() throws Exception {
        try {
            return Agent.of(System.getenv(), workload, attempt);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec().commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return spec;
    }

    private static void await(CountDownLatch ended) {
        try {
            if (!ended.await(LONGEST_ENDING.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("not everything could be finished");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
