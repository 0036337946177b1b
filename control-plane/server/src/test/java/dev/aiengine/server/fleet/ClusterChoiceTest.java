package dev.aiengine.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ClusterChoiceTest {
    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(ClusterChoice.class);

    @Test
    void aClusterThatIsNotKnownIsNamedInOneSentence() {
        runner.withPropertyValues("aiengine.cluster=docker").run(context -> {
            FailureAnalysis analysis = Objects.requireNonNull(
                    new UnknownClusterAnalyzer().analyze(Objects.requireNonNull(context.getStartupFailure())));
            assertThat(analysis.getDescription())
                    .isEqualTo("aiengine.cluster is \"docker\", and must be local or kubernetes");
        });
        runner.withPropertyValues("aiengine.cluster=")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void bothThatAreKnownPass() {
        runner.run(context -> assertThat(context).hasNotFailed());
        runner.withPropertyValues("aiengine.cluster=Kubernetes")
                .run(context -> assertThat(context).hasNotFailed());
        runner.withPropertyValues("aiengine.cluster=local")
                .run(context -> assertThat(context).hasNotFailed());
    }
}
