package dev.aiengine.server.fleet.kubernetes;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes a refused request again after as long as the server asks for. The client's own retries (8.0.0) read the header
 * and then wait for their own interval all the same.
 */
final class RetryAfter implements Interceptor {
    /** A request as a whole has ten seconds. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @Override
    public CompletableFuture<Boolean> afterFailure(BasicBuilder request, HttpResponse<?> response, RequestTags tags) {
        long seconds = response.code() == 429 ? seconds(response.header("Retry-After")) : 0;
        return seconds <= 0
                ? CompletableFuture.completedFuture(false)
                : CompletableFuture.supplyAsync(
                        () -> true,
                        CompletableFuture.delayedExecutor(
                                Math.min(seconds, LONGEST.toSeconds()), TimeUnit.SECONDS, Runnable::run));
    }

    private static long seconds(@Nullable String header) {
        return header != null && header.matches("[0-9]{1,6}") ? Long.parseLong(header) : 0;
    }
}
