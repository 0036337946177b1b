package dev.aiengine.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.contract.training.JobState;
import dev.aiengine.contract.training.Resources;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.contract.training.TrainingJob;
import dev.aiengine.server.SettableClock;
import dev.aiengine.server.crash.Agent.Part;
import dev.aiengine.server.crash.Engine.Answer;
import dev.aiengine.server.web.Caller;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's jobs from their submission to their end, and the engine that is started again whenever it crashed. Clients
 * and agents say again what nobody answered, as they do; one step of each is taken in turn, so a story with the same
 * fuses goes the same way.
 */
final class Story {
    private static final List<Part> PARTS = List.of(Part.values());
    private static final int LONGEST = 1_000;

    private final DataSource rows;
    private final Path data;
    private final Machines machines;
    private final SettableClock clock = new SettableClock();
    private final Caller caller;
    private final Deque<Fuse> fuses;
    private final List<Request> requests = new ArrayList<>();
    private final List<Fuse> lives = new ArrayList<>();
    private @Nullable Engine engine;
    private @Nullable Random chance;
    private boolean meanwhile;
    private int round;

    /**
     * A story that is about to begin.
     *
     * @param fuses of the lives of the engine, the last of which has no end
     * @param findable whether agents can be found by their workload
     */
    Story(DataSource rows, Path data, String tenant, boolean findable, List<Fuse> fuses) {
        this.rows = rows;
        this.data = data;
        this.machines = new Machines(findable);
        this.caller = new Caller("client", Role.TENANT_MEMBER, tenant);
        this.fuses = new ArrayDeque<>(fuses);
    }

    /** What a client wants, and what it was answered. */
    private static final class Request {
        private final int at;
        private final Part part;
        private final String model;
        private final int gpus;
        private final int priority;
        private final String key = UUID.randomUUID().toString();
        private @Nullable String job;
        private boolean cancelled;
        private boolean refusedToCancel;

        Request(int at, Part part, String model, int gpus, int priority) {
            this.at = at;
            this.part = part;
            this.model = model;
            this.gpus = gpus;
            this.priority = priority;
        }

        boolean isAnswered() {
            return job != null && (part != Part.CANCELLED || cancelled || refusedToCancel);
        }
    }

    /** One of each kind, so that everything that can become of a job becomes of one. */
    Story withOneOfEach() {
        String first = "m-" + UUID.randomUUID().toString().substring(0, 8);
        requests.add(new Request(0, Part.LONG, first, 2, 0));
        requests.add(new Request(8, Part.URGENT, first + "-b", 2, 10));
        requests.add(new Request(9, Part.DIES, first, 1, 5));
        requests.add(new Request(10, Part.REFUSED, first + "-c", 1, 5));
        requests.add(new Request(11, Part.CANCELLED, first + "-d", 1, 9));
        return this;
    }

    /** And with what comes between in one change of three. */
    Story withAnyOf(Random random) {
        chance = random;
        String model = "m-" + UUID.randomUUID().toString().substring(0, 8);
        for (int i = random.nextInt(2, 7); i > 0; i--) {
            Part part = PARTS.get(random.nextInt(PARTS.size()));
            requests.add(new Request(
                    random.nextInt(25),
                    part,
                    model + (random.nextBoolean() ? "" : "-b"),
                    random.nextInt(0, 3),
                    random.nextInt(-10, 10)));
        }
        return this;
    }

    /** Plays it to its end and checks how it ended; gives the fuses of all lives. */
    List<Fuse> play() throws SQLException {
        Ledger ledger = new Ledger(rows, caller.member(), data);
        while (!isOver(ledger)) {
            if (round > LONGEST) {
                throw new AssertionError("it does not come to an end: " + ledger.unfinished());
            }
            turn(ledger);
        }
        // What nobody knows of any more is swept away within a minute
        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofMinutes(1));
            turn(ledger);
        }
        for (Request request : requests) {
            check(request, ledger);
        }
        ledger.checkVersions();
        ledger.checkFiles(crashes());
        assertThat(machines.alive()).as("nobody works for nothing").isEmpty();
        close();
        return lives;
    }

    private boolean isOver(Ledger ledger) {
        return requests.stream().allMatch(Request::isAnswered)
                && ledger.unfinished().isEmpty()
                && machines.alive().isEmpty();
    }

    private void turn(Ledger ledger) throws SQLException {
        round++;
        try {
            Engine now = engine();
            clock.advance(Duration.ofSeconds(1));
            for (Request request : requests) {
                ask(now, request);
            }
            now.look();
            ledger.checkUse();
            for (Agent agent : machines.alive()) {
                agent.act(now);
            }
        } catch (Crash e) {
            close();
        }
    }

    private Engine engine() {
        Engine running = engine;
        if (running == null) {
            Fuse fuse = fuses.isEmpty() ? new Fuse(Fuse.NEVER) : fuses.remove();
            lives.add(fuse);
            running = new Engine(rows, data, machines, clock, fuse, this::meanwhile);
            engine = running;
        }
        return running;
    }

    /** Somebody else is faster than whoever is about to write down what it made of what it read. */
    private void meanwhile(Engine now) {
        if (chance == null || meanwhile || chance.nextInt(3) > 0) {
            return;
        }
        meanwhile = true;
        try {
            List<Agent> agents = machines.alive();
            if (agents.isEmpty() || chance.nextBoolean()) {
                requests.forEach(request -> ask(now, request));
            } else {
                agents.get(chance.nextInt(agents.size())).act(now);
            }
        } finally {
            meanwhile = false;
        }
    }

    private void close() throws SQLException {
        if (engine != null) {
            engine.close();
            engine = null;
        }
    }

    private void ask(Engine now, Request request) {
        if (round < request.at || request.isAnswered()) {
            return;
        }
        if (request.job == null) {
            TrainRequest train = new TrainRequest(
                    request.model,
                    "text-classification",
                    "reviews",
                    null,
                    Map.of("seed", request.part.seed),
                    new Resources(request.gpus, 1.0, 1L << 30),
                    request.priority);
            Answer answer = now.post(caller, "/api/v1/train", request.key, train);
            answer.expectSuccess();
            request.job = answer.as(TrainingJob.class).id();
        } else if (now.get(caller, "/api/v1/train/" + request.job)
                        .as(TrainingJob.class)
                        .attempt()
                > 0) {
            Answer answer = now.delete(caller, "/api/v1/train/" + request.job);
            request.cancelled = answer.status() == 200;
            request.refusedToCancel = answer.status() == 409;
            assertThat(answer.status()).as(answer.body()).isIn(200, 409);
        }
    }

    private void check(Request request, Ledger ledger) {
        JobState state = switch (request.part) {
            case LONG, URGENT, DIES -> JobState.SUCCEEDED;
            case REFUSED -> JobState.FAILED;
            case CANCELLED -> JobState.CANCELLED;
        };
        ledger.checkJob(
                request.key, String.valueOf(request.job), state, crashes() + (request.part == Part.DIES ? 1 : 0));
    }

    private int crashes() {
        return (int) lives.stream().filter(Fuse::isBlown).count();
    }
}
