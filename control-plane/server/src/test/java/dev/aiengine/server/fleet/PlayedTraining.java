package dev.aiengine.server.fleet;

import dev.aiengine.contract.agent.TrainingOutcome.Trained;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.contract.training.TrainingJob;
import dev.aiengine.server.TestEngine;
import dev.aiengine.server.fleet.PlayedCluster.PlayedAgent;
import dev.aiengine.server.web.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Trainings whose agents are played, and whose packages are words. */
public final class PlayedTraining {

    /** Submits a training of a text model, on a dataset of its name, and ends it well. */
    public static void of(TestEngine engine, PlayedCluster cluster, String key, String model, String content) {
        engine.upload(key, model, "text,label\n" + content + ",x\nb,y\n");
        TrainingJob job = engine.post(key, "/api/v1/train", TrainRequest.of(model, "text-classification", model))
                .expect(202)
                .as(TrainingJob.class);
        finish(engine, cluster.agent(job.id(), 1), content, trained(content));
    }

    /** Hands in a package and what is told of it. */
    public static void finish(TestEngine engine, PlayedAgent agent, String content, Trained outcome) {
        agent.put(engine, "package/" + Digest.sha256(content), content.getBytes(StandardCharsets.UTF_8))
                .expect(204);
        agent.post(engine, "outcome", outcome).expect(204);
    }

    /** What is told of a package. */
    public static Trained trained(String content) {
        return new Trained(
                Digest.sha256(content),
                content.length(),
                "linear",
                List.of("neg", "pos"),
                Map.of("accuracy", 0.9),
                Map.of("kind", "test"),
                300_000_000L);
    }

    private PlayedTraining() {}
}
