package dev.aiengine.models.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.models.Table;
import dev.aiengine.models.Tables;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.TrainingRuns;
import dev.aiengine.models.Untrainable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldOutImagesTest {

    @TempDir
    Path folder;

    @Test
    void eachNthFileOfALabelByNameIsHeldOutHoweverTheZipWasPacked() throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        for (int i = 11; i >= 0; i--) {
            files.put("all/cat/%02d.png".formatted(i), new byte[0]);
            files.put("all/dog/%02d.png".formatted(i), new byte[0]);
        }
        files.put("all/owl/only.png", new byte[0]);

        HeldOutImages held = HeldOutImages.of(run(DrawnShapes.table(folder, files), Map.of("testEvery", 5)));

        assertThat(held.test().files())
                .containsExactly("all/cat/04.png", "all/cat/09.png", "all/dog/04.png", "all/dog/09.png");
        assertThat(held.train().size()).isEqualTo(21);
        // A label's only image is learned from, and counts as seen by no test
        assertThat(held.labels()).containsExactly("cat", "dog", "owl");
    }

    @Test
    void aShareOfEachLabelIsDrawnOtherwise() throws IOException {
        Table table = DrawnShapes.table(folder, DrawnShapes.files(List.of("bars", "cross"), 10, 1));

        HeldOutImages held = HeldOutImages.of(run(table, Map.of("testFraction", 0.3)));

        assertThat(held.test().labels().stream().filter("cross"::equals)).hasSize(3);
        assertThat(held.numbers(held.test())).hasSize(6).containsOnly(0, 1);
    }

    @Test
    void dataThatCannotBeLearnedFromIsRefused() throws IOException {
        Table one = DrawnShapes.table(folder.resolve("one"), DrawnShapes.files(List.of("bars"), 20, 1));
        assertThatThrownBy(() -> HeldOutImages.of(run(one, Map.of())))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("every training image has the label bars");
        Table few = DrawnShapes.table(folder.resolve("few"), DrawnShapes.files(List.of("bars", "cross"), 3, 1));
        assertThatThrownBy(() -> HeldOutImages.of(run(few, Map.of())))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("only 4 images");
    }

    @Test
    void aLabelThatOnlyTheTestHasIsRefusedByItsFile() throws IOException {
        Table train = DrawnShapes.table(folder.resolve("train"), DrawnShapes.files(List.of("bars", "cross"), 6, 1));
        Table test = DrawnShapes.table(folder.resolve("test"), DrawnShapes.files(List.of("bars", "square"), 2, 1));
        TrainingRun run = TrainingRuns.of("image-classification", Map.of(), train, test, null, folder.resolve("run"));

        assertThatThrownBy(() -> HeldOutImages.of(run))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("the image shapes/square/000.png of shapes@1 has the label square, which no"
                        + " training image has");
    }

    @Test
    void aFileThatIsNoImageIsNamed() throws IOException {
        Map<String, byte[]> files = DrawnShapes.files(List.of("bars", "cross"), 10, 1);
        files.put("shapes/cross/000.png", new byte[0]);
        Table table = DrawnShapes.table(folder, files);

        assertThatThrownBy(() -> new ImageFamily().train(run(table, Map.of("testEvery", 5))))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("shapes/cross/000.png of shapes@1 is empty");
    }

    @Test
    void aTableWithoutImagesIsRefused() throws IOException {
        Table rows = Tables.of(
                folder.resolve("rows.parquet"), "select 'f' || range file, 'l' || range % 2 as label from range(30)");

        assertThatThrownBy(() -> new ImageFamily().train(run(rows, Map.of())))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("has no images");
    }

    private TrainingRun run(Table table, Map<String, Object> params) throws IOException {
        return TrainingRuns.of("image-classification", params, table, folder.resolve("run"));
    }
}
