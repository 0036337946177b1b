package dev.aiengine.models.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.TrainingRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quality on real ratings and films, against the figures that plain baselines reach. */
class PublicRatingsTest {

    @TempDir
    Path folder;

    @Test
    void aShortTrainingOnTheFirstFoldIsBetterThanPublishedFactorModels() throws IOException {
        ModelManifest manifest = new RecommendFamily().train(PublicRatings.fold(1, Map.of("epochs", 60), folder));

        assertThat(metric(manifest, "rmse")).isLessThan(0.905);
        assertThat(metric(manifest, "recallAt10")).isGreaterThan(1.7 * metric(manifest, "popularityRecallAt10"));
        assertThat(metric(manifest, "ndcgAt10")).isGreaterThan(1.6 * metric(manifest, "popularityNdcgAt10"));
    }

    @Test
    @Tag("slow")
    void fiveFoldsAreBetterThanPublishedFactorModels() throws IOException {
        double sum = 0;
        for (int fold = 1; fold <= 5; fold++) {
            sum += metric(
                    new RecommendFamily().train(PublicRatings.fold(fold, Map.of(), folder.resolve("fold" + fold))),
                    "rmse");
        }

        assertThat(sum / 5).isLessThanOrEqualTo(0.895);
    }

    @Test
    void filmsNearbyShareAGenreThatWasLeftOutMoreOftenThanByChance() throws IOException {
        ModelManifest manifest = new RecommendFamily()
                .train(TrainingRuns.of("content-based", Map.of(), PublicRatings.films(folder), folder));

        assertThat(metric(manifest, "neighbourAgreementAt10")).isGreaterThan(metric(manifest, "chanceAgreementAt10"));
        assertThat(metric(manifest, "describedShare")).isGreaterThan(0.99);
    }

    private static double metric(ModelManifest manifest, String name) {
        return manifest.metrics().getOrDefault(name, Double.NaN);
    }
}
