package dev.aiengine.server.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aiengine.contract.datasets.Dataset;
import dev.aiengine.contract.datasets.Preview;
import dev.aiengine.contract.datasets.Profile;
import dev.aiengine.server.EngineTest;
import dev.aiengine.server.TestEngine;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The public data sets, where {@code -Daiengine.data} or AIENGINE_DATA names their folder. */
@EngineTest
class RealDataTest {
    private final @Nullable String folder = System.getProperty("aiengine.data", System.getenv("AIENGINE_DATA"));
    private final TestEngine engine;
    private final String key;

    RealDataTest(TestEngine engine) {
        this.engine = engine;
        this.key = engine.member();
    }

    @Test
    void filmReviewsAreTwoThousandTextsWithTheirLabelsAndPaths() throws IOException {
        Dataset dataset = upload("reviews", "application/gzip", "review_polarity.tar.gz");
        assertThat(dataset.rows()).isEqualTo(2_000);
        assertThat(dataset.columns()).extracting(Dataset.Column::name).containsExactly("file", "label", "text");
        Profile profile = engine.get(key, "/api/v1/datasets/reviews/profile").as(Profile.class);
        assertThat(profile.columns().get(1).top())
                .containsExactly(new Profile.ValueCount("neg", 1_000), new Profile.ValueCount("pos", 1_000));
        assertThat(profile.columns().getFirst().min()).isEqualTo("txt_sentoken/neg/cv000_29416.txt");
    }

    @Test
    void newsWithoutAHeaderKeepTheirOrder() throws IOException {
        Dataset dataset = upload("news?columns=label,title,text", "text/csv", "ag_news_test.csv");
        assertThat(dataset.rows()).isEqualTo(7_600);
        assertThat(dataset.columns())
                .extracting(column -> column.name() + " " + column.type())
                .containsExactly("label BIGINT", "title VARCHAR", "text VARCHAR");
        Preview preview =
                engine.get(key, "/api/v1/datasets/news/preview?limit=2").as(Preview.class);
        assertThat(preview.rows().getFirst().subList(0, 2)).containsExactly(3, "Fears for T N pension after talks");
    }

    @Test
    void hourlyMeasurementsAreTimesAndNumbers() throws IOException {
        Dataset dataset = upload("etth1", "text/csv", "ETTh1.csv");
        assertThat(dataset.rows()).isEqualTo(17_420);
        assertThat(dataset.columns().getFirst().type()).isEqualTo("TIMESTAMP");
        assertThat(dataset.columns().subList(1, 8))
                .allMatch(column -> column.type().equals("DOUBLE"));
    }

    @Test
    void handSignsHaveTheirFolderAsLabelAndTheLicenceIsNoRow() throws IOException {
        Dataset dataset = upload("signs", "application/zip", "sign-digits.zip");
        assertThat(dataset.rows()).isEqualTo(2_062);
        assertThat(dataset.columns().get(1).distinct()).isEqualTo(10);
    }

    @Test
    void bloodCellsAreImagesWithTheirObjectsAndSplit() throws IOException {
        Dataset dataset = upload("cells", "application/zip", "bccd.zip");
        assertThat(dataset.rows()).isEqualTo(364);
        assertThat(dataset.columns())
                .extracting(Dataset.Column::name)
                .containsExactly("file", "width", "height", "objects", "split");
        Profile profile = engine.get(key, "/api/v1/datasets/cells/profile").as(Profile.class);
        assertThat(profile.columns().getLast().top())
                .containsExactly(
                        new Profile.ValueCount("train", 205),
                        new Profile.ValueCount("val", 87),
                        new Profile.ValueCount("test", 72));
    }

    private Dataset upload(String name, String type, String file) throws IOException {
        assumeTrue(folder != null, "no public data sets: -Daiengine.data or AIENGINE_DATA names their folder");
        Path data = Path.of(folder, file);
        return engine.put(key, "/api/v1/datasets/" + name, type, BodyPublishers.ofFile(data))
                .expect(201)
                .as(Dataset.class);
    }
}
