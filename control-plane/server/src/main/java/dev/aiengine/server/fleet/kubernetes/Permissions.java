package dev.aiengine.server.fleet.kubernetes;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything the engine may have to do in a cluster; {@code docs/operating.md} has it as a ClusterRole. */
final class Permissions {

    /** Verbs on one kind of object. */
    record Grant(String group, String resource, String subresource, List<String> verbs) {
        String words(String verb) {
            return verb + " " + resource + (subresource.isEmpty() ? "" : "/" + subresource)
                    + (group.isEmpty() ? "" : "." + group);
        }
    }

    static final List<Grant> NEEDED = List.of(
            grant("", "nodes", "list", "watch"),
            grant("", "pods", "list", "watch"),
            new Grant("", "pods", "log", List.of("get")),
            grant("", "namespaces", "get", "create", "patch"),
            grant("", "secrets", "create"),
            grant("", "serviceaccounts", "create", "patch"),
            grant("", "services", "create", "patch"),
            grant("", "resourcequotas", "create", "patch"),
            grant("", "limitranges", "create", "patch"),
            grant("networking.k8s.io", "networkpolicies", "create", "patch"),
            grant("policy", "poddisruptionbudgets", "create", "patch"),
            grant("batch", "jobs", "get", "list", "watch", "create", "delete"),
            grant("apps", "daemonsets", "create", "patch"),
            grant("", "events", "list"),
            grant("apps", "deployments", "get", "list", "watch", "create", "delete"));

    /** What is missing, as part of a sentence; empty where nothing is. */
    static Optional<String> missing(KubernetesClient client) {
        List<String> missing = new ArrayList<>();
        for (Grant grant : NEEDED) {
            for (String verb : grant.verbs()) {
                if (!allowed(client, grant, verb)) {
                    missing.add(grant.words(verb));
                }
            }
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", missing));
    }

    private static boolean allowed(KubernetesClient client, Grant grant, String verb) {
        SelfSubjectAccessReview answer = client.resource(new SelfSubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withNewResourceAttributes()
                        .withVerb(verb)
                        .withGroup(grant.group())
                        .withResource(grant.resource())
                        .withSubresource(grant.subresource().isEmpty() ? null : grant.subresource())
                        .endResourceAttributes()
                        .endSpec()
                        .build())
                .create();
        return answer.getStatus() == null
                || !Boolean.FALSE.equals(answer.getStatus().getAllowed());
    }

    private static Grant grant(String group, String resource, String... verbs) {
        return new Grant(group, resource, "", List.of(verbs));
    }

    private Permissions() {}
}
