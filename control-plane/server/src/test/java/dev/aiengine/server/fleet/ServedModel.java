package dev.aiengine.server.fleet;

import dev.aiengine.contract.agent.TrainingOutcome;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.contract.training.TrainingJob;
import dev.aiengine.server.TestEngine;
import dev.aiengine.server.fleet.PlayedCluster.PlayedAgent;
import dev.aiengine.server.web.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Something for a tenant to serve. */
final class ServedModel {
    /** An endpoint on a model whose package is the word "package"; gives its digest. */
    static String of(TestEngine engine, PlayedCluster cluster, String tenant) {
        String key = engine.key(tenant, Role.TENANT_MEMBER);
        engine.upload(key, "d", "text,label\na,x\nb,y\n");
        TrainingJob job = engine.post(
                        key, "/api/v1/train", Map.of("model", "topics", "task", "text-classification", "dataset", "d"))
                .expect(202)
                .as(TrainingJob.class);
        PlayedAgent trainer = cluster.agent(job.id(), 1);
        String sha256 = Digest.sha256("package");
        trainer.put(engine, "package/" + sha256, "package".getBytes(StandardCharsets.UTF_8))
                .expect(204);
        trainer.post(
                        engine,
                        "outcome",
                        new TrainingOutcome.Trained(
                                sha256, "package".length(), "linear", List.of("x", "y"), Map.of(), Map.of(), 1))
                .expect(204);
        engine.put(
                        key,
                        "/api/v1/endpoints/news",
                        Map.of("variants", List.of(Map.of("model", "topics", "version", "1"))))
                .expect(200);
        return sha256;
    }

    private ServedModel() {}
}
