package dev.aiengine.server.fleet.kubernetes;

import dev.aiengine.server.fleet.AgentProgram;
import dev.aiengine.server.fleet.NodeProperties;
import dev.aiengine.server.tenancy.Tenants;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Wires the cluster where one is asked for. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "aiengine.cluster", havingValue = "kubernetes")
class KubernetesConfiguration {

    @Bean(destroyMethod = "close")
    KubernetesClient kubernetesClient(Environment environment) {
        return client(Kubeconfig.read(environment.getProperty("KUBECONFIG")));
    }

    static KubernetesClient client(Config config) {
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new JdkHttpClientFactory())
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("retry-after", new RetryAfter()))
                .build();
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    KubernetesCluster kubernetesCluster(
            KubernetesClient client,
            KubernetesProperties properties,
            AgentProgram program,
            Tenants tenants,
            NodeProperties nodes,
            Clock clock) {
        return new KubernetesCluster(
                client, properties, program, tenant -> tenants.get(tenant).quota(), nodes, clock);
    }
}
