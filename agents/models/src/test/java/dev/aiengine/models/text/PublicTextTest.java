package dev.aiengine.models.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.models.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quality on real texts, against the figures that plain baselines reach. */
class PublicTextTest {

    @TempDir
    Path folder;

    @Test
    void nineNewsItemsInTenGetTheRightLabel() throws IOException {
        TrainingRun run = Trainings.agNews(folder, Trainings.QUIET);

        assertThat(new TextFamily().train(run).metrics())
                .hasEntrySatisfying("accuracy", accuracy -> assertThat(accuracy).isGreaterThanOrEqualTo(0.90))
                .hasEntrySatisfying(
                        "calibrationError", error -> assertThat(error).isLessThan(0.04));
    }

    @Test
    void nineReviewsInTenOfTheLastFoldGetTheRightLabel() throws IOException {
        TrainingRun run = Trainings.reviews(9, folder, Trainings.QUIET);

        assertThat(new TextFamily().train(run).metrics())
                .hasEntrySatisfying("accuracy", accuracy -> assertThat(accuracy).isGreaterThanOrEqualTo(0.90));
    }

    @Test
    @Tag("slow")
    void reviewsOfTenFoldsGetTheRightLabelMoreOftenThanTheBestPublishedLinearModels() throws IOException {
        double sum = 0;
        for (int fold = 0; fold < 10; fold++) {
            TrainingRun run = Trainings.reviews(fold, folder.resolve("fold" + fold), Trainings.QUIET);
            sum += new TextFamily().train(run).metrics().getOrDefault("accuracy", 0.0);
        }

        assertThat(sum / 10).isGreaterThanOrEqualTo(0.885);
    }
}
