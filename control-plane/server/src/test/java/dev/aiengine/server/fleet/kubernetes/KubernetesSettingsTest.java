package dev.aiengine.server.fleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesSettingsTest {

    @Test
    void aKubeconfigThatIsNotThereIsNamed(@TempDir Path folder) {
        Path missing = folder.resolve("config");

        assertThatThrownBy(() -> Kubeconfig.read(missing.toString()))
                .isInstanceOf(UnusableCluster.class)
                .hasMessage("KUBECONFIG names " + missing + ", which cannot be read");
    }

    @Test
    void aKubeconfigThatIsNoYamlIsNamed(@TempDir Path folder) throws IOException {
        Path broken = Files.writeString(folder.resolve("config"), "clusters: [");

        assertThatThrownBy(() -> Kubeconfig.read(broken.toString()))
                .isInstanceOf(UnusableCluster.class)
                .hasMessageStartingWith("The kubeconfig " + broken + " cannot be understood");
    }

    @Test
    void aKubeconfigWithoutAContextIsNamed(@TempDir Path folder) throws IOException {
        Path empty = Files.writeString(folder.resolve("config"), "apiVersion: v1\nkind: Config\nclusters: []\n");

        assertThatThrownBy(() -> Kubeconfig.read(empty.toString()))
                .isInstanceOf(UnusableCluster.class)
                .hasMessage("The kubeconfig " + empty + " has no current context with a cluster");
    }

    @Test
    void aKubeconfigLeadsToItsCluster(@TempDir Path folder) throws IOException {
        Path good = Files.writeString(folder.resolve("config"), """
                apiVersion: v1
                kind: Config
                current-context: here
                contexts: [{name: here, context: {cluster: here, user: engine}}]
                clusters: [{name: here, cluster: {server: "https://10.1.2.3:6443", insecure-skip-tls-verify: true}}]
                users: [{name: engine, user: {token: secret}}]
                """);

        assertThat(Kubeconfig.read(good.toString()).getMasterUrl()).startsWith("https://10.1.2.3:6443");
    }

    @Test
    void whatMustBeSetIsNamed() {
        assertThatThrownBy(() -> Workloads.settings("image", ""))
                .rootCause()
                .hasMessageStartingWith("aiengine.kubernetes.image must name the image");
        assertThatThrownBy(() -> Workloads.settings("engine-url", "nowhere"))
                .rootCause()
                .hasMessageStartingWith("aiengine.kubernetes.engine-url must say where");
        assertThatThrownBy(() -> Workloads.settings("network.engine-namespace", ""))
                .rootCause()
                .hasMessageContaining("must say where the control plane runs");
        assertThatThrownBy(() -> Workloads.settings("prefix", "Not-A-Label"))
                .rootCause()
                .hasMessageContaining("must be a DNS label");
    }
}
