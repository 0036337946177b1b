package dev.aiengine.server.fleet.kubernetes;

import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.server.fleet.AgentProgram;
import dev.aiengine.server.fleet.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes what an attempt needs. Every step may be done again: a second launch of an attempt finds the first. */
final class Launches {
    static final String FIELD_MANAGER = "ai-engine";

    private final KubernetesClient client;
    private final KubernetesProperties properties;
    private final TenantObjects tenantObjects;
    private final AgentPod pod;
    private final AgentObjects agentObjects;
    private final Function<String, Quota> quotas;

    /** The quota that each tenant's namespace was last made with by this control plane. */
    private final Map<String, Quota> prepared = new ConcurrentHashMap<>();

    Launches(
            KubernetesClient client,
            KubernetesProperties properties,
            AgentProgram program,
            Function<String, Quota> quotas) {
        this.client = client;
        this.properties = properties;
        this.tenantObjects = new TenantObjects(properties);
        this.pod = new AgentPod(properties, program);
        this.agentObjects = new AgentObjects(properties, pod);
        this.quotas = quotas;
    }

    void avoid(Set<String> nodes) {
        pod.avoid(nodes);
    }

    Handle launch(Workload workload, String token) throws IOException {
        Handle handle = Handle.of(workload, workload.attempt(), properties.prefix());
        prepare(workload.tenant());
        try {
            HasMetadata agent = createOrFind(agentObjects.agent(workload, handle), handle);
            hand(token, agent);
        } catch (KubernetesClientException e) {
            if (e.getCode() == 404) {
                // Somebody removed the namespace; the next launch makes it again
                prepared.remove(workload.tenant());
            }
            throw e;
        }
        return handle;
    }

    Optional<Handle> adopt(Workload workload, String token) {
        Handle handle = Handle.of(workload, workload.attempt(), properties.prefix());
        return handle.find(client).filter(this::ours).map(agent -> {
            hand(token, agent);
            return handle;
        });
    }

    private void prepare(String tenant) throws IOException {
        Quota quota = quotas.apply(tenant);
        if (quota.equals(prepared.get(tenant))) {
            return;
        }
        Namespace namespace = tenantObjects.namespace(tenant);
        String name = namespace.getMetadata().getName();
        @Nullable Namespace found = client.namespaces().withName(name).get();
        if (found != null && !ours(found)) {
            throw new IOException("there is a namespace " + name + " that is not the engine's; choose another"
                    + " aiengine.kubernetes.prefix, or label it " + Labels.MANAGED_BY + "=" + Labels.MANAGER + " and "
                    + Labels.ENGINE + "=" + properties.prefix());
        }
        if (found != null && found.getMetadata().getDeletionTimestamp() != null) {
            throw new IOException("the namespace " + name + " is being deleted");
        }
        apply(namespace);
        tenantObjects.within(tenant, quota).forEach(this::apply);
        prepared.put(tenant, quota);
    }

    private void apply(HasMetadata object) {
        try {
            applyOnce(object);
        } catch (KubernetesClientException e) {
            // Another writer came in between; what is applied does not depend on what was there
            if (e.getCode() != 409) {
                throw e;
            }
            applyOnce(object);
        }
    }

    private void applyOnce(HasMetadata object) {
        client.resource(object).fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
    }

    private HasMetadata createOrFind(HasMetadata wanted, Handle handle) throws IOException {
        try {
            return client.resource(wanted).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != 409) {
                throw e;
            }
            HasMetadata found = handle.find(client).orElseThrow(() -> e);
            if (!ours(found)) {
                throw new IOException("there is a " + handle + " that is not the engine's", e);
            }
            if (found.getMetadata().getDeletionTimestamp() != null) {
                throw new IOException(handle + " is being deleted", e);
            }
            return found;
        }
    }

    private void hand(String token, HasMetadata agent) {
        try {
            client.resource(agentObjects.token(agent, token)).create();
        } catch (KubernetesClientException e) {
            // The same attempt has the same token
            if (e.getCode() != 409) {
                throw e;
            }
        }
    }

    private boolean ours(HasMetadata object) {
        return Labels.isOf(properties.prefix(), object);
    }
}
