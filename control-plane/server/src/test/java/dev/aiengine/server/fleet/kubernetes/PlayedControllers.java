package dev.aiengine.server.fleet.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Plays the Job and Deployment controllers, the scheduler, the kubelet and the garbage collector: pods appear, are
 * placed, start and end as their image and command say.
 */
final class PlayedControllers implements AutoCloseable {
    private final KubernetesClient client;
    private final PlayedApiServer server;
    private final ExecutorService work = Executors.newSingleThreadExecutor();
    private volatile boolean starts = true;

    PlayedControllers(KubernetesClient client, PlayedApiServer server) {
        this.client = client;
        this.server = server;
    }

    void start() {
        client.batch().v1().jobs().inAnyNamespace().inform(on(this::reconcile));
        client.apps().deployments().inAnyNamespace().inform(on(this::reconcile));
        client.pods().inAnyNamespace().inform(on(this::reconcile));
    }

    /** Whether containers get beyond being made. */
    void containersStart(boolean start) {
        starts = start;
        client.pods().inAnyNamespace().list().getItems().forEach(pod -> work.execute(() -> reconcile(pod)));
    }

    @Override
    public void close() {
        work.shutdownNow();
    }

    private void reconcile(Job job) {
        boolean suspended = Boolean.TRUE.equals(job.getSpec().getSuspend());
        if (!suspended && job.getStatus() == null && podsOf(job).isEmpty()) {
            makePod(job, job.getSpec().getTemplate());
        }
    }

    private void reconcile(Deployment deployment) {
        if (podsOf(deployment).isEmpty()) {
            makePod(deployment, deployment.getSpec().getTemplate());
        }
    }

    private void makePod(HasMetadata owner, PodTemplateSpec template) {
        client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withNamespace(owner.getMetadata().getNamespace())
                        .withName(owner.getMetadata().getName() + "-x1")
                        .withLabels(template.getMetadata().getLabels())
                        .addToOwnerReferences(reference(owner))
                        .endMetadata()
                        .withSpec(template.getSpec())
                        .withNewStatus()
                        .withPhase("Pending")
                        .endStatus()
                        .build())
                .create();
    }

    private void reconcile(Pod seen) {
        Pod pod = client.resource(seen).get();
        if (pod == null || !"Pending".equals(pod.getStatus().getPhase())) {
            return;
        }
        if (pod.getSpec().getNodeName() == null) {
            place(pod);
        } else {
            run(pod);
        }
    }

    private void place(Pod pod) {
        List<Node> nodes = client.nodes().list().getItems();
        BigDecimal cpu =
                cpu(pod.getSpec().getContainers().getFirst().getResources().getRequests());
        @Nullable
        String fitting = nodes.stream()
                .filter(node -> cpu(node.getStatus().getAllocatable()).compareTo(cpu) >= 0)
                .map(node -> node.getMetadata().getName())
                .findFirst()
                .orElse(null);
        if (fitting == null) {
            status(
                    pod,
                    new PodStatusBuilder()
                            .withPhase("Pending")
                            .addToConditions(new PodConditionBuilder()
                                    .withType("PodScheduled")
                                    .withStatus("False")
                                    .withReason("Unschedulable")
                                    .withMessage("0/%d nodes are available: %d Insufficient cpu."
                                            .formatted(nodes.size(), nodes.size()))
                                    .build())
                            .build());
        } else {
            client.resource(pod)
                    .edit(found -> new PodBuilder(found)
                            .editSpec()
                            .withNodeName(fitting)
                            .endSpec()
                            .build());
        }
    }

    private static BigDecimal cpu(Map<String, Quantity> quantities) {
        return Objects.requireNonNull(quantities.get("cpu")).getNumericalAmount();
    }

    private void run(Pod pod) {
        String image = pod.getSpec().getContainers().getFirst().getImage();
        List<String> command = pod.getSpec().getContainers().getFirst().getCommand();
        if (image.contains("does-not-exist")) {
            status(pod, waiting("ErrImagePull", "failed to resolve reference \"" + image + "\": no such host"));
        } else if (!starts) {
            if (pod.getStatus().getContainerStatuses().isEmpty()) {
                status(pod, waiting("ContainerCreating", null));
            }
        } else {
            switch (command.getFirst()) {
                case "/bin/false" -> ended(pod, 1);
                case "/bin/true" -> ended(pod, 0);
                case "/bin/echo" -> {
                    server.log(
                            pod.getMetadata().getNamespace(),
                            pod.getMetadata().getName(),
                            String.join(" ", command.subList(1, command.size())) + "\n");
                    ended(pod, 0);
                }
                default -> status(pod, running());
            }
        }
    }

    /** Ends a pod and, as the Job controller would, its Job. */
    void ended(Pod pod, int exitCode) {
        status(
                pod,
                new PodStatusBuilder()
                        .withPhase(exitCode == 0 ? "Succeeded" : "Failed")
                        .addToContainerStatuses(new ContainerStatusBuilder()
                                .withName(AgentPod.CONTAINER)
                                .withState(new ContainerStateBuilder()
                                        .withNewTerminated()
                                        .withExitCode(exitCode)
                                        .withReason(exitCode == 0 ? "Completed" : "Error")
                                        .endTerminated()
                                        .build())
                                .build())
                        .build());
        Job job = client.batch()
                .v1()
                .jobs()
                .inNamespace(pod.getMetadata().getNamespace())
                .withName(pod.getMetadata().getOwnerReferences().getFirst().getName())
                .get();
        if (job != null) {
            job.setStatus(new JobStatusBuilder()
                    .addNewCondition()
                    .withType(exitCode == 0 ? "Complete" : "Failed")
                    .withStatus("True")
                    .withReason(exitCode == 0 ? "CompletionsReached" : "BackoffLimitExceeded")
                    .endCondition()
                    .build());
            client.resource(job).updateStatus();
        }
    }

    private static PodStatus running() {
        return new PodStatusBuilder()
                .withPhase("Running")
                .withPodIP("10.0.0.1")
                .addToContainerStatuses(new ContainerStatusBuilder()
                        .withName(AgentPod.CONTAINER)
                        .withState(new ContainerStateBuilder()
                                .withNewRunning()
                                .endRunning()
                                .build())
                        .build())
                .build();
    }

    private static PodStatus waiting(String reason, @Nullable String message) {
        return new PodStatusBuilder()
                .withPhase("Pending")
                .addToContainerStatuses(new ContainerStatusBuilder()
                        .withName(AgentPod.CONTAINER)
                        .withState(new ContainerStateBuilder()
                                .withNewWaiting(message, reason)
                                .build())
                        .build())
                .build();
    }

    private void status(Pod pod, PodStatus status) {
        client.resource(new PodBuilder(pod).withStatus(status).build()).updateStatus();
    }

    private void collect(HasMetadata gone) {
        String namespace = gone.getMetadata().getNamespace();
        client.pods().inNamespace(namespace).list().getItems().stream()
                .filter(pod -> owned(pod, gone))
                .forEach(pod -> client.resource(pod).delete());
        client.secrets().inNamespace(namespace).list().getItems().stream()
                .filter(secret -> owned(secret, gone))
                .forEach(secret -> client.resource(secret).delete());
    }

    private List<Pod> podsOf(HasMetadata owner) {
        return client.pods().inNamespace(owner.getMetadata().getNamespace()).list().getItems().stream()
                .filter(pod -> owned(pod, owner))
                .toList();
    }

    private static boolean owned(HasMetadata object, HasMetadata owner) {
        return object.getMetadata().getOwnerReferences().stream()
                .map(OwnerReference::getUid)
                .anyMatch(owner.getMetadata().getUid()::equals);
    }

    private static OwnerReference reference(HasMetadata owner) {
        return new OwnerReference(
                owner.getApiVersion(),
                null,
                true,
                owner.getKind(),
                owner.getMetadata().getName(),
                owner.getMetadata().getUid());
    }

    private <T extends HasMetadata> ResourceEventHandler<T> on(Consumer<T> reconcile) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(T object) {
                later(() -> reconcile.accept(object));
            }

            @Override
            public void onUpdate(T old, T object) {
                later(() -> reconcile.accept(object));
            }

            @Override
            public void onDelete(T object, boolean unknown) {
                later(() -> collect(object));
            }
        };
    }

    private void later(Runnable step) {
        if (!work.isShutdown()) {
            work.execute(() -> {
                try {
                    step.run();
                } catch (KubernetesClientException | IllegalStateException e) {
                    // Somebody was faster, and the next event brings it up again; or the test is over
                }
            });
        }
    }
}
