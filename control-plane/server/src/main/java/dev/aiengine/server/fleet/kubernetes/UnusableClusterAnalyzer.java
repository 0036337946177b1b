package dev.aiengine.server.fleet.kubernetes;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Has the engine end with one sentence instead of a stack trace. */
final class UnusableClusterAnalyzer extends AbstractFailureAnalyzer<UnusableCluster> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, UnusableCluster cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "docs/operating.md says how the engine is set up for a cluster.",
                cause);
    }
}
