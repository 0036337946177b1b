package dev.aiengine.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.contract.training.Progress;
import dev.aiengine.models.TrainingListener;
import dev.aiengine.models.TrainingRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CourseTest {
    private static final int EPOCHS = 6;

    private final Network network = Shapes.network();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Optimizer.Kind.class)
    void barsAreToldApartThatWereNeverSeen(Optimizer.Kind kind) throws IOException {
        try (TorchNetwork torch = new TorchNetwork(network)) {
            Weights weights = fit(torch, kind, folder, TrainingRuns.QUIET);

            assertThat(new Shapes(100, 3, torch).validate(weights).get("accuracy"))
                    .isGreaterThan(0.95);
        }
    }

    @ParameterizedTest
    @EnumSource(Optimizer.Kind.class)
    void aResumedTrainingEndsBitForBitAsAnUninterruptedOne(Optimizer.Kind kind) throws IOException {
        try (TorchNetwork torch = new TorchNetwork(network)) {
            Weights uninterrupted = fit(torch, kind, folder.resolve("whole"), TrainingRuns.QUIET);
            List<Integer> epochs = new ArrayList<>();
            Path resumed = folder.resolve("resumed");
            assertThatThrownBy(() -> fit(torch, kind, resumed, listening(epochs, 0.5)))
                    .isInstanceOf(CancellationException.class);
            epochs.clear();

            Weights after = fit(torch, kind, resumed, listening(epochs, 2));

            assertSame(after, uninterrupted);
            assertThat(epochs.getFirst()).isEqualTo(4);
        }
    }

    @Test
    void aDamagedCheckpointOrOneOfAnotherRunIsNotResumedFrom() throws IOException {
        try (TorchNetwork torch = new TorchNetwork(network)) {
            Weights whole = fit(torch, Optimizer.Kind.ADAM, folder, TrainingRuns.QUIET);
            Path state = folder.resolve("network-state.bin");
            byte[] bytes = Files.readAllBytes(state);
            bytes[bytes.length / 2] ^= 1;
            Files.write(state, bytes);
            List<Integer> epochs = new ArrayList<>();

            assertSame(fit(torch, Optimizer.Kind.ADAM, folder, listening(epochs, 2)), whole);

            assertThat(epochs.getFirst()).isEqualTo(1);
            assertThat(Checkpoint.read(folder, "another", network.parameters(), 5))
                    .isEmpty();
            assertThat(Checkpoint.read(folder, "run", network.parameters(), 5)).isPresent();
        }
    }

    @Test
    void eachEpochIsReportedWithWhatItReached() throws IOException {
        List<Map<String, Double>> metrics = new ArrayList<>();
        List<Double> fractions = new ArrayList<>();
        int[] checkpoints = {0};
        try (TorchNetwork torch = new TorchNetwork(network)) {
            fit(torch, Optimizer.Kind.ADAM, folder, new TrainingListener() {
                @Override
                public void progress(Progress progress, Map<String, Double> now) {
                    metrics.add(now);
                    fractions.add(progress.fraction());
                }

                @Override
                public void checkpointed() {
                    checkpoints[0]++;
                }
            });
        }

        assertThat(checkpoints[0]).isEqualTo(EPOCHS);
        assertThat(fractions).isSorted().last().isEqualTo(1.0);
        assertThat(metrics.getLast()).containsOnlyKeys("loss", "validationLoss", "accuracy");
    }

    @Test
    void theRateWarmsUpAndFallsToNothing() {
        Plan plan = plan(Optimizer.Kind.ADAM);

        assertThat(plan.rate(0)).isLessThan(plan.rate(0.1));
        assertThat(plan.rate(0.2)).isEqualTo(plan.rate());
        assertThat(plan.rate(0.6)).isBetween(0.4 * plan.rate(), 0.6 * plan.rate());
        assertThat(plan.rate(1)).isLessThan(1e-9);
    }

    private Weights fit(TorchNetwork torch, Optimizer.Kind kind, Path directory, TrainingListener listener)
            throws IOException {
        Shapes shapes = new Shapes(120, 1, torch);
        Course course = new Course(plan(kind), network.parameters(), torch, shapes, listener);
        return course.fit(Weights.start(network.parameters(), 7), directory, "run");
    }

    private static Plan plan(Optimizer.Kind kind) {
        double rate = kind == Optimizer.Kind.ADAM ? 0.02 : 0.2;
        return new Plan(EPOCHS, EPOCHS, 10, 7, new Optimizer.Choice(kind, 0.01), rate, 0.2, 5, 20);
    }

    private static TrainingListener listening(List<Integer> epochs, double until) {
        return new TrainingListener() {
            @Override
            public void progress(Progress progress, Map<String, Double> metrics) {
                epochs.add(progress.epoch());
                if (progress.fraction() > until) {
                    throw new CancellationException("asked to stop");
                }
            }

            @Override
            public void checkpointed() {}
        };
    }

    private static void assertSame(Weights one, Weights other) {
        one.arrays().forEach((name, array) -> assertThat(array).as(name).isEqualTo(other.get(name)));
    }
}
