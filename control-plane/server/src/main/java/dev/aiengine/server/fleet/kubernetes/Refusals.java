package dev.aiengine.server.fleet.kubernetes;

import dev.aiengine.server.fleet.ClusterUnavailable;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/** What it means for the engine that the API server did not do what it was asked. */
final class Refusals {

    /** Whether asking later may help, or the cluster's operator must: then nothing is held against a workload. */
    static boolean isAway(KubernetesClientException e) {
        return switch (e.getCode()) {
            case 401, 408, 429 -> true;
            // A quota of the namespace answers with 403 as well
            case 403 -> !isQuota(e);
            default -> !answered(e) || e.getCode() >= 500;
        };
    }

    /** 410: the place in a list or a watch is forgotten, and it must be begun anew. */
    static boolean isExpired(KubernetesClientException e) {
        return e.getCode() == 410;
    }

    static ClusterUnavailable away(KubernetesClientException e) {
        return new ClusterUnavailable(sentence(e), e);
    }

    static String sentence(Throwable e) {
        if (!(e instanceof KubernetesClientException refusal) || !answered(refusal)) {
            return "the cluster cannot be reached: " + cause(e);
        }
        return switch (refusal.getCode()) {
            case 401 ->
                "the cluster does not accept the engine's credentials (401): the token or certificate of its kubeconfig"
                        + " has expired or is not valid";
            case 403 ->
                isQuota(refusal)
                        ? "the namespace's quota is used up: " + message(refusal)
                        : "the engine lacks a permission in the cluster (403): " + message(refusal);
            case 429 -> "the cluster takes no more requests for now (429)";
            default -> "the cluster answered " + refusal.getCode() + ": " + message(refusal);
        };
    }

    private static boolean isQuota(KubernetesClientException e) {
        return message(e).contains("exceeded quota");
    }

    private static String message(KubernetesClientException e) {
        @Nullable String stated = e.getStatus() == null ? null : e.getStatus().getMessage();
        return Objects.requireNonNullElse(stated, String.valueOf(e.getMessage()));
    }

    private static boolean answered(KubernetesClientException e) {
        return e.getCode() > 0;
    }

    /** The JDK's client says little more than the kind of exception. */
    private static String cause(Throwable e) {
        @Nullable String words = null;
        for (Throwable one : chain(e)) {
            words = switch (one) {
                case SSLException ssl -> "no secure connection, " + ssl.getMessage();
                case UnknownHostException _, UnresolvedAddressException _ -> "its host name is not known";
                case HttpTimeoutException _, TimeoutException _ -> "it does not answer in time";
                case ConnectException _ -> "nothing listens at its address";
                default -> words;
            };
        }
        Throwable inner = NestedExceptionUtils.getMostSpecificCause(e);
        return words == null
                ? Objects.requireNonNullElse(
                        inner.getMessage(), inner.getClass().getSimpleName())
                : words;
    }

    private static List<Throwable> chain(Throwable e) {
        return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .toList();
    }

    private Refusals() {}
}
