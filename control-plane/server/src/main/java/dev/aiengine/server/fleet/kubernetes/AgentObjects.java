package dev.aiengine.server.fleet.kubernetes;

import dev.aiengine.server.fleet.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/** The objects of one attempt: a Job or a Deployment, and the Secret with its token, which goes with it. */
final class AgentObjects {
    static final String KUEUE_QUEUE = "kueue.x-k8s.io/queue-name";

    private final KubernetesProperties properties;
    private final AgentPod pod;

    AgentObjects(KubernetesProperties properties, AgentPod pod) {
        this.properties = properties;
        this.pod = pod;
    }

    HasMetadata agent(Workload workload, Handle handle) {
        PodTemplateSpec template = pod.of(workload, handle);
        return switch (handle.type()) {
            case JOB -> job(workload, handle, template);
            case DEPLOYMENT -> deployment(workload, handle, template);
        };
    }

    Secret token(HasMetadata owner, String token) {
        return new SecretBuilder()
                .withNewMetadata()
                .withNamespace(owner.getMetadata().getNamespace())
                .withName(owner.getMetadata().getName())
                .withLabels(owner.getMetadata().getLabels())
                .addNewOwnerReference()
                .withApiVersion(owner.getApiVersion())
                .withKind(owner.getKind())
                .withName(owner.getMetadata().getName())
                .withUid(owner.getMetadata().getUid())
                .endOwnerReference()
                .endMetadata()
                .withType("Opaque")
                .withImmutable(true)
                .addToStringData(RestrictedPod.TOKEN, token)
                .build();
    }

    private Job job(Workload workload, Handle handle, PodTemplateSpec template) {
        return new JobBuilder()
                .withMetadata(metadata(workload, handle))
                .withNewSpec()
                // Attempts are the engine's own
                .withBackoffLimit(0)
                .withCompletions(1)
                .withParallelism(1)
                .withActiveDeadlineSeconds(properties.deadline().toSeconds())
                .withTtlSecondsAfterFinished(
                        Math.toIntExact(properties.keepFinished().toSeconds()))
                .withSuspend(properties.kueueQueue() == null ? null : Boolean.TRUE)
                .withTemplate(template)
                .endSpec()
                .build();
    }

    private Deployment deployment(Workload workload, Handle handle, PodTemplateSpec template) {
        return new DeploymentBuilder()
                .withMetadata(metadata(workload, handle))
                .withNewSpec()
                .withReplicas(1)
                .withRevisionHistoryLimit(0)
                .withNewStrategy()
                .withType("Recreate")
                .endStrategy()
                .withNewSelector()
                .addToMatchLabels(Labels.ENGINE, properties.prefix())
                .addToMatchLabels(Labels.AGENT, handle.name())
                .endSelector()
                .withTemplate(template)
                .endSpec()
                .build();
    }

    private ObjectMeta metadata(Workload workload, Handle handle) {
        Map<String, String> labels = new LinkedHashMap<>(Labels.ofAgent(properties.prefix(), workload, handle));
        if (properties.kueueQueue() != null) {
            labels.put(KUEUE_QUEUE, properties.kueueQueue());
        }
        return new ObjectMetaBuilder()
                .withNamespace(handle.namespace())
                .withName(handle.name())
                .withLabels(labels)
                .build();
    }
}
