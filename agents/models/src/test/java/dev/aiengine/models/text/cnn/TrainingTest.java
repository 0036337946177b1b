package dev.aiengine.models.text.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.contract.training.Progress;
import dev.aiengine.models.TrainingListener;
import dev.aiengine.models.evaluation.Evaluation;
import dev.aiengine.models.network.Weights;
import dev.aiengine.models.text.Trainings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
    private static final int EPOCHS = 6;

    private final MadeTexts made = new MadeTexts(240, 1);
    private final MadeTexts unseen = new MadeTexts(60, 2);
    private final Recipe recipe = MadeTexts.recipe(EPOCHS);
    private final Vocabulary vocabulary = Vocabulary.of(made.texts, 1, 1_000);
    private final Architecture architecture = recipe.architecture(vocabulary.size(), 3);
    private final Beginning beginning = Beginning.random(architecture, recipe.seed());

    @TempDir
    Path folder;

    @Test
    void phrasesAmongNoiseAreLearned() throws IOException {
        try (Training training = training(Trainings.QUIET)) {
            float[][] scores =
                    training.scores(training.fit(folder), encoded(unseen).texts());

            assertThat(IntStream.range(0, scores.length)
                            .filter(row -> Evaluation.best(scores[row]) == unseen.labels.get(row))
                            .count())
                    .isGreaterThanOrEqualTo(57);
        }
    }

    @Test
    void theSameSeedGivesTheSameWeightsBitForBit() throws IOException {
        Weights first = fit(folder.resolve("first"), Trainings.QUIET);
        Weights second = fit(folder.resolve("second"), Trainings.QUIET);

        assertSame(first, second);
    }

    @Test
    void aResumedTrainingEndsAsAnUninterruptedOne() throws IOException {
        Weights uninterrupted = fit(folder.resolve("whole"), Trainings.QUIET);
        Path resumed = folder.resolve("resumed");
        assertThatThrownBy(() -> fit(resumed, stoppingAtProgressOf(0.5))).isInstanceOf(CancellationException.class);
        List<Integer> epochs = new ArrayList<>();

        Weights after = fit(resumed, new Listening() {
            @Override
            public void progress(Progress progress, Map<String, Double> metrics) {
                epochs.add(progress.epoch());
            }
        });

        assertSame(after, uninterrupted);
        assertThat(epochs.getFirst()).isEqualTo(4);
    }

    @Test
    void aCheckpointOfOtherDataIsNotResumedFrom() throws IOException {
        fit(folder, Trainings.QUIET);
        List<Integer> epochs = new ArrayList<>();
        TrainingListener listener = new Listening() {
            @Override
            public void progress(Progress progress, Map<String, Double> metrics) {
                epochs.add(progress.epoch());
            }
        };

        try (Training training = new Training(
                recipe, architecture, beginning, encoded(new MadeTexts(60, 3)), encoded(unseen), listener)) {
            training.fit(folder);
        }

        assertThat(epochs.getFirst()).isEqualTo(1);
    }

    @Test
    void aDamagedCheckpointIsNotResumedFrom() throws IOException {
        Weights whole = fit(folder, Trainings.QUIET);
        Path state = folder.resolve("network-state.bin");
        byte[] bytes = Files.readAllBytes(state);
        bytes[bytes.length / 2] ^= 1;
        Files.write(state, bytes);
        assertSame(fit(folder, Trainings.QUIET), whole);
        Files.write(state, Arrays.copyOf(bytes, 1_000));
        assertSame(fit(folder, Trainings.QUIET), whole);
    }

    @Test
    void eachEpochIsReportedWithItsLosses() throws IOException {
        List<Map<String, Double>> metrics = new ArrayList<>();
        List<Double> fractions = new ArrayList<>();
        int[] checkpoints = {0};
        fit(folder, new TrainingListener() {
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

        assertThat(checkpoints[0]).isEqualTo(EPOCHS);
        assertThat(fractions).isSorted().last().isEqualTo(1.0);
        assertThat(metrics.stream().distinct().filter(now -> !now.isEmpty())).hasSize(EPOCHS);
        assertThat(metrics.getLast()).containsOnlyKeys("loss", "validationLogLoss", "validationAccuracy");
    }

    @Test
    void aTrainingThatGetsNoBetterEndsEarly() throws IOException {
        Recipe impatient = new Recipe(50, 2, 7, 16, 0.01, 0.5, 0.05, 5, 1, 1_000, 30, 16, 8, List.of(3, 4, 5));
        MadeTexts mislabelled = new MadeTexts(30, 4);
        Encoded validation = new Encoded(
                encoded(mislabelled).texts(),
                mislabelled.labels.stream().map(label -> (label + 1) % 3).toList());
        int[] last = {0};

        try (Training training =
                new Training(impatient, architecture, beginning, encoded(made), validation, new Listening() {
                    @Override
                    public void progress(Progress progress, Map<String, Double> metrics) {
                        last[0] = progress.epoch();
                    }
                })) {
            training.fit(folder);
        }

        assertThat(last[0]).isLessThan(10);
    }

    @Test
    void aTrainingStopsInTheMiddleOfAnEpoch() {
        List<Double> fractions = new ArrayList<>();

        assertThatThrownBy(() -> fit(folder, new Listening() {
                    @Override
                    public void progress(Progress progress, Map<String, Double> metrics) {
                        fractions.add(progress.fraction());
                        if (fractions.size() == 3) {
                            throw new CancellationException("asked to stop");
                        }
                    }
                }))
                .isInstanceOf(CancellationException.class);

        assertThat(fractions).hasSize(3).last().matches(fraction -> fraction < 1.0 / EPOCHS);
    }

    private Weights fit(Path directory, TrainingListener listener) throws IOException {
        try (Training training = training(listener)) {
            return training.fit(directory);
        }
    }

    private Training training(TrainingListener listener) {
        return new Training(recipe, architecture, beginning, encoded(made), encoded(unseen), listener);
    }

    private Encoded encoded(MadeTexts texts) {
        return Encoded.of(vocabulary, texts.texts, texts.labels, recipe.longest());
    }

    private static TrainingListener stoppingAtProgressOf(double fraction) {
        return new Listening() {
            @Override
            public void progress(Progress progress, Map<String, Double> metrics) {
                if (progress.fraction() > fraction) {
                    throw new CancellationException("asked to stop");
                }
            }
        };
    }

    private static void assertSame(Weights one, Weights other) {
        one.arrays().forEach((name, array) -> assertThat(array).as(name).isEqualTo(other.get(name)));
    }

    private abstract static class Listening implements TrainingListener {
        @Override
        public void checkpointed() {}
    }
}
