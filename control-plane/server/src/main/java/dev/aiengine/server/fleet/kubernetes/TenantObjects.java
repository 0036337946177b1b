package dev.aiengine.server.fleet.kubernetes;

import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.contract.tenancy.Quota.Allowance;
import dev.aiengine.server.fleet.Workload.Kind;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.LimitRangeBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a tenant's namespace holds besides its agents. */
final class TenantObjects {
    static final String SERVING = "serving";

    private final KubernetesProperties properties;
    private final NetworkRules rules;

    TenantObjects(KubernetesProperties properties) {
        this.properties = properties;
        this.rules = new NetworkRules(properties);
    }

    Namespace namespace(String tenant) {
        Map<String, String> labels = new LinkedHashMap<>(Labels.ofTenant(properties.prefix(), tenant));
        labels.put("pod-security.kubernetes.io/enforce", "restricted");
        labels.put("pod-security.kubernetes.io/enforce-version", "latest");
        labels.put("pod-security.kubernetes.io/warn", "restricted");
        return new NamespaceBuilder()
                .withNewMetadata()
                .withName(Handle.namespace(properties.prefix(), tenant))
                .withLabels(labels)
                .endMetadata()
                .build();
    }

    /** Everything within the namespace. */
    List<HasMetadata> within(String tenant, Quota quota) {
        List<HasMetadata> objects = new ArrayList<>();
        objects.add(serviceAccount(tenant));
        objects.add(limits(tenant));
        objects.add(quota(tenant, quota));
        if (properties.network().policies()) {
            objects.addAll(rules.of(name -> metadata(tenant, name)));
        }
        objects.add(service(tenant));
        objects.add(budget(tenant));
        return objects;
    }

    private ServiceAccount serviceAccount(String tenant) {
        return new ServiceAccountBuilder()
                .withMetadata(metadata(tenant, AgentPod.SERVICE_ACCOUNT))
                .withAutomountServiceAccountToken(false)
                .build();
    }

    /** For containers that others put into the namespace; agents say themselves what they need. */
    private LimitRange limits(String tenant) {
        return new LimitRangeBuilder()
                .withMetadata(metadata(tenant, "agents"))
                .withNewSpec()
                .addNewLimit()
                .withType("Container")
                .addToDefault("memory", new Quantity("512Mi"))
                .addToDefaultRequest("cpu", new Quantity("100m"))
                .addToDefaultRequest("memory", new Quantity("512Mi"))
                .endLimit()
                .endSpec()
                .build();
    }

    /**
     * What the tenant may have with all that it may borrow; a limit that it does not have is absent. Whether it borrows
     * now is decided before anything is launched.
     */
    private ResourceQuota quota(String tenant, Quota quota) {
        Allowance borrowing = Objects.requireNonNullElse(quota.borrowing(), new Allowance(null, null, null));
        Map<String, Quantity> hard = new LinkedHashMap<>();
        if (quota.gpus() != null) {
            long gpus = quota.gpus()
                    + Objects.requireNonNullElse(borrowing.gpus(), 0).longValue();
            hard.put("requests." + properties.gpuResource(), new Quantity(Long.toString(gpus)));
        }
        if (quota.cpus() != null) {
            hard.put("requests.cpu", Quantities.cpus(quota.cpus() + Objects.requireNonNullElse(borrowing.cpus(), 0.0)));
        }
        if (quota.memory() != null) {
            long memory = quota.memory() + Objects.requireNonNullElse(borrowing.memory(), 0L);
            hard.put("requests.memory", new Quantity(Long.toString(memory)));
        }
        return new ResourceQuotaBuilder()
                .withMetadata(metadata(tenant, "tenant"))
                .withNewSpec()
                .withHard(hard)
                .endSpec()
                .build();
    }

    private Service service(String tenant) {
        return new ServiceBuilder()
                .withMetadata(metadata(tenant, SERVING))
                .withNewSpec()
                .withSelector(serving())
                .addNewPort()
                .withName("predict")
                .withPort(properties.port())
                .withNewTargetPort("predict")
                .endPort()
                .endSpec()
                .build();
    }

    /** A drain takes one serving agent at a time. */
    private PodDisruptionBudget budget(String tenant) {
        return new PodDisruptionBudgetBuilder()
                .withMetadata(metadata(tenant, SERVING))
                .withNewSpec()
                .withNewMaxUnavailable(1)
                .withNewSelector()
                .withMatchLabels(serving())
                .endSelector()
                .endSpec()
                .build();
    }

    private Map<String, String> serving() {
        return Map.of(Labels.ENGINE, properties.prefix(), Labels.COMPONENT, Labels.component(Kind.SERVE));
    }

    private ObjectMeta metadata(String tenant, String name) {
        return new ObjectMetaBuilder()
                .withNamespace(Handle.namespace(properties.prefix(), tenant))
                .withName(name)
                .withLabels(Labels.ofTenant(properties.prefix(), tenant))
                .build();
    }
}
