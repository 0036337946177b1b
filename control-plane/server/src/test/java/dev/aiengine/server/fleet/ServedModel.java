package dev.aiengine.server.fleet;

import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.server.TestEngine;
import dev.aiengine.server.web.Digest;
import java.util.List;
import java.util.Map;

/** Something for a tenant to serve. */
final class ServedModel {
    /** An endpoint on a model whose package is the word "package"; gives its digest. */
    static String of(TestEngine engine, PlayedCluster cluster, String tenant) {
        String key = engine.key(tenant, Role.TENANT_MEMBER);
        PlayedTraining.of(engine, cluster, key, "topics", "package");
        engine.put(
                        key,
                        "/api/v1/endpoints/news",
                        Map.of("variants", List.of(Map.of("model", "topics", "version", "1"))))
                .expect(200);
        return Digest.sha256("package");
    }

    private ServedModel() {}
}
