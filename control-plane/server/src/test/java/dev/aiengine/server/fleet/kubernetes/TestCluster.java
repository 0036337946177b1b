package dev.aiengine.server.fleet.kubernetes;

import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;

/** The cluster that tests run on: played, or with {@code -Daiengine.test.cluster=true} the one KUBECONFIG names. */
interface TestCluster extends AutoCloseable {

    /** A client as the engine has it. */
    KubernetesClient client();

    /** An image with the usual programs in /bin. */
    String image();

    @Override
    void close();

    static TestCluster chosen() {
        return Boolean.getBoolean("aiengine.test.cluster") ? new Real() : new Played();
    }

    /** The API server's mock, with somebody who plays everything behind it. */
    final class Played implements TestCluster {
        private final PlayedApiServer server = new PlayedApiServer();
        private final KubernetesClient client;
        private final KubernetesClient behind;
        private final PlayedControllers controllers;

        Played() {
            Config config = new ConfigBuilder(Config.empty())
                    .withMasterUrl(server.url())
                    .withRequestRetryBackoffLimit(3)
                    .withRequestRetryBackoffInterval(20)
                    .withRequestTimeout(10_000)
                    .withConnectionTimeout(2_000)
                    .build();
            client = KubernetesConfiguration.client(config);
            behind = KubernetesConfiguration.client(config);
            controllers = new PlayedControllers(behind, server);
            node("node-1", "8", "32Gi", "4");
            controllers.start();
        }

        PlayedApiServer server() {
            return server;
        }

        PlayedControllers controllers() {
            return controllers;
        }

        void node(String name, String cpu, String memory, String gpus) {
            behind.resource(new NodeBuilder()
                            .withNewMetadata()
                            .withName(name)
                            .withLabels(Map.of("nvidia.com/gpu.product", "NVIDIA-H100-80GB-HBM3"))
                            .endMetadata()
                            .withNewSpec()
                            .endSpec()
                            .withNewStatus()
                            .addToAllocatable("cpu", new Quantity(cpu))
                            .addToAllocatable("memory", new Quantity(memory))
                            .addToAllocatable("nvidia.com/gpu", new Quantity(gpus))
                            .addNewCondition()
                            .withType("Ready")
                            .withStatus("True")
                            .endCondition()
                            .endStatus()
                            .build())
                    .create();
        }

        @Override
        public KubernetesClient client() {
            return client;
        }

        @Override
        public String image() {
            return "busybox:1.36";
        }

        @Override
        public void close() {
            controllers.close();
            behind.close();
            client.close();
            server.close();
        }
    }

    /** Whatever KUBECONFIG names. */
    final class Real implements TestCluster {
        private final KubernetesClient client =
                KubernetesConfiguration.client(Kubeconfig.read(System.getenv("KUBECONFIG")));

        @Override
        public KubernetesClient client() {
            return client;
        }

        @Override
        public String image() {
            return System.getProperty("aiengine.test.image", "busybox:1.36");
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
