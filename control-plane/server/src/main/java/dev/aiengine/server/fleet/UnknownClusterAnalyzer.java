package dev.aiengine.server.fleet;

import dev.aiengine.server.fleet.ClusterChoice.UnknownCluster;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Has the engine end with one sentence instead of a stack trace. */
final class UnknownClusterAnalyzer extends AbstractFailureAnalyzer<UnknownCluster> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, UnknownCluster cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "local: agents are processes of this machine; kubernetes: see docs/operating.md.",
                cause);
    }
}
