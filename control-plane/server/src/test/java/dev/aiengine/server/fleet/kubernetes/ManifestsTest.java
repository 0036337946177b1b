package dev.aiengine.server.fleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manifests that operators are told to apply. */
class ManifestsTest {
    private static final Path FOLDER = Path.of("../../installer/kubernetes");

    @Test
    void theRoleGrantsWhatTheEngineChecksForAndNothingElse() throws IOException {
        ClusterRole role = manifests("rbac.yaml").stream()
                .filter(ClusterRole.class::isInstance)
                .map(ClusterRole.class::cast)
                .findFirst()
                .orElseThrow();

        assertThat(role.getRules().stream().flatMap(ManifestsTest::grants))
                .containsExactlyInAnyOrderElementsOf(Permissions.NEEDED.stream()
                        .flatMap(grant -> grant.verbs().stream().map(grant::words))
                        .toList());
    }

    @Test
    void theEnginesManifestIsWellFormed() throws IOException {
        assertThat(manifests("engine.yaml"))
                .extracting(HasMetadata::getKind)
                .containsExactly("PersistentVolumeClaim", "Deployment", "Service");
    }

    private static Stream<String> grants(PolicyRule rule) {
        return rule.getApiGroups().stream()
                .flatMap(group -> rule.getResources().stream()
                        .flatMap(resource -> rule.getVerbs().stream()
                                .map(verb -> verb + " " + resource + (group.isEmpty() ? "" : "." + group))));
    }

    private static List<HasMetadata> manifests(String file) throws IOException {
        return Stream.of(Files.readString(FOLDER.resolve(file)).split("(?m)^---$", -1))
                .map(text -> (HasMetadata) Serialization.unmarshal(text, KubernetesResource.class))
                .toList();
    }
}
