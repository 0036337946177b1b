package dev.aiengine.server.crash;

import dev.aiengine.contract.agent.DesiredState;
import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.agent.TrainingOrder;
import dev.aiengine.contract.agent.TrainingOutcome;
import dev.aiengine.contract.training.Progress;
import dev.aiengine.server.crash.Engine.Answer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The agent of one attempt, which does one thing each time it is its turn and does again what nobody answered. What
 * becomes of the training is told by the seed in its order.
 */
final class Agent {
    /** Beats of a training by its seed; a checkpoint is saved after the second. */
    private static final Map<Integer, Integer> BEATS = Map.of(
            Part.LONG.seed, 12, Part.URGENT.seed, 3, Part.DIES.seed, 5, Part.REFUSED.seed, 2, Part.CANCELLED.seed, 200);

    private final String workload;
    private final int attempt;
    private final String token;
    private @Nullable TrainingOrder order;
    private @Nullable String end;
    private int beats;
    private boolean saved;
    private boolean uploaded;
    private boolean leaving;

    /** What a training does. */
    enum Part {
        LONG(1),
        URGENT(2),
        /** Its first process dies. */
        DIES(3),
        REFUSED(4),
        CANCELLED(5);

        final int seed;

        Part(int seed) {
            this.seed = seed;
        }
    }

    Agent(String workload, int attempt, String token) {
        this.workload = workload;
        this.attempt = attempt;
        this.token = token;
    }

    Optional<String> ended() {
        return Optional.ofNullable(end);
    }

    void end(String how) {
        end = end == null ? how : end;
    }

    /** The next thing there is to do; a crash of the engine leaves it undone. */
    void act(Engine engine) {
        if (order == null) {
            Answer answer = engine.get(token, path("order"));
            if (goesOn(answer)) {
                order = answer.as(TrainingOrder.class);
            }
            return;
        }
        int seed = ((Number) order.params().getOrDefault("seed", 0)).intValue();
        if (beats >= 2 && !saved && seed != Part.REFUSED.seed) {
            save(engine);
        } else if (leaving) {
            end("made room");
        } else if (seed == Part.DIES.seed && attempt == 1 && saved) {
            end("was killed");
        } else if (beats < BEATS.getOrDefault(seed, 3)) {
            beat(engine);
        } else if (seed == Part.REFUSED.seed) {
            tell(engine, new TrainingOutcome.Refused("nothing to learn from"));
        } else if (!uploaded) {
            uploaded = goesOn(engine.put(token, path("package/" + sha256(content())), bytes(content())));
        } else {
            tell(engine, trained());
        }
    }

    private void beat(Engine engine) {
        Progress progress = new Progress(beats / 100.0, beats, 100, 1.0);
        Answer answer = engine.post(
                token, path("heartbeat"), new Heartbeat("machine", 1, null, 0, progress, Map.of("loss", 0.5), null));
        if (goesOn(answer)) {
            beats++;
            leaving = answer.as(DesiredState.class).stop();
            saved &= !leaving;
        }
    }

    private void save(Engine engine) {
        String checkpoint = "checkpoint " + workload + " " + attempt + " " + beats;
        saved = goesOn(engine.put(token, path("checkpoint/" + sha256(checkpoint)), bytes(checkpoint)));
    }

    private void tell(Engine engine, TrainingOutcome outcome) {
        if (goesOn(engine.post(token, path("outcome"), outcome))) {
            end("is done");
        }
    }

    private boolean goesOn(Answer answer) {
        if (answer.status() == 410) {
            end("is not the current attempt any more");
            return false;
        }
        answer.expectSuccess();
        return true;
    }

    private TrainingOutcome trained() {
        return new TrainingOutcome.Trained(
                sha256(content()),
                content().length(),
                "linear",
                List.of("neg", "pos"),
                Map.of("accuracy", 0.9),
                Map.of("kind", "test"),
                1);
    }

    private String content() {
        return "package of " + workload;
    }

    private String path(String route) {
        return "/agent/v1/workloads/" + workload + "/attempts/" + attempt + "/" + route;
    }

    private static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(String content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(content)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
