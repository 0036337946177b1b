package dev.aiengine.models.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.models.Table;
import dev.aiengine.models.TrainingRuns;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.detection.MadeScenes.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SceneSplitTest {
    private static final String CAT = "[{\"label\":\"cat\",\"box\":[1,1,5,5]}]";
    private static final String DOG = "[{\"label\":\"dog\",\"box\":[1,1,5,5]}]";

    @TempDir
    Path folder;

    @Test
    void rowsMarkedAsTestAreTheTestAndTheOthersAreLearnedFrom() throws IOException {
        SceneSplit split = split(table("a", 10, i -> CAT, i -> i < 3 ? "test" : i < 5 ? "val" : null), null);
        assertThat(split.test()).extracting(Scene::file).containsExactly("a0", "a1", "a2");
        assertThat(split.validation()).hasSize(1);
        assertThat(split.fit()).hasSize(6);
    }

    @Test
    void withoutSuchRowsAShareIsDrawnOfTheRareLabelsToo() throws IOException {
        SceneSplit split = split(table("a", 50, i -> i % 10 == 0 ? DOG : CAT, i -> null), null);
        assertThat(split.labels()).containsExactly("cat", "dog");
        assertThat(split.test()).hasSize(10);
        assertThat(split.test())
                .filteredOn(scene -> scene.objects().getFirst().label() == 1)
                .hasSize(1);
        assertThat(split.fit())
                .doesNotContainAnyElementsOf(split.test())
                .doesNotContainAnyElementsOf(split.validation());
    }

    @Test
    void aDatasetNamedForTheTestIsTheTestAndMarkedRowsAreStillNotLearnedFrom() throws IOException {
        SceneSplit split = split(
                table("a", 10, i -> i < 5 ? DOG : CAT, i -> i == 0 ? "test" : null),
                table("b", 2, i -> CAT, i -> null));
        assertThat(split.test()).extracting(Scene::file).containsExactly("b0", "b1");
        assertThat(split.test().getFirst().source()).isEqualTo(1);
        assertThat(split.test().getFirst().objects().getFirst().label()).isZero();
        assertThat(split.fit().size() + split.validation().size()).isEqualTo(9);
    }

    @Test
    void aLabelThatIsOnOneImageIsLearnedFrom() throws IOException {
        String both = "[{\"label\":\"cat\",\"box\":[1,1,5,5]},{\"label\":\"dog\",\"box\":[1,1,5,5]}]";
        for (int row = 0; row < 10; row++) {
            int only = row;
            SceneSplit split = split(table("a", 10, i -> i == only ? both : CAT, i -> null), null);
            assertThat(split.fit()).extracting(Scene::file).contains("a" + only);
        }
    }

    @Test
    void imagesWithoutObjectsAreKept() throws IOException {
        SceneSplit split = split(table("a", 10, i -> i < 4 ? "[]" : CAT, i -> i > 8 ? "test" : null), null);
        assertThat(split.fit().size() + split.validation().size()).isEqualTo(9);
    }

    @Test
    void aLabelOnlyInTheTestIsTold() {
        assertUntrainable(table("a", 10, i -> i == 9 ? DOG : CAT, i -> i == 9 ? "test" : null), null)
                .hasMessageContaining("label \"dog\" is on no image to learn from");
        assertUntrainable(table("a", 10, i -> CAT, i -> null), table("b", 2, i -> DOG, i -> null))
                .hasMessageContaining("label \"dog\" of the test is in no image to learn from");
    }

    @Test
    void tooFewImagesOrNoObjectsAreTold() {
        assertUntrainable(table("a", 4, i -> CAT, i -> i == 0 ? "test" : null), null)
                .hasMessageContaining("there are 3 images to learn from and 1 to test on");
        assertUntrainable(table("a", 9, i -> "[]", i -> null), null).hasMessageContaining("has an object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{|has objects that are not JSON",
                "[{\"label\":\"\",\"box\":[1,1,5,5]}]|has an object 1 without a label or area",
                "[{\"label\":\"a\",\"box\":[1,1,0,5]}]|has an object 1 without a label or area",
                "[{\"label\":\"a\",\"box\":[1,1]}]|has an object 1 without a label or area",
                "[{\"label\":\"a\",\"box\":[90,1,5,5]}]|has an object 1 without a label or area"
            })
    void aRowThatCannotBeReadIsNamed(String objects, String reason) {
        assertUntrainable(table("a", 9, i -> i == 2 ? objects : CAT, i -> null), null)
                .hasMessageContaining("row 3 of made@1 (a2)")
                .hasMessageContaining(reason);
    }

    @Test
    void aDatasetOfAnotherKindIsTold() {
        Table other = dev.aiengine.models.Tables.of(folder.resolve("o.parquet"), "select 'a' as file, 'b' as label");
        assertUntrainable(new Table("o@1", other.parquet(), folder.resolve("o.zip")), null)
                .hasMessageContaining("o@1 has no objects");
        assertUntrainable(other, null).hasMessageContaining("has no images");
    }

    private interface Column {
        @Nullable
        String of(int row);
    }

    private Table table(String name, int rows, Column objects, Column split) {
        List<Row> made = IntStream.range(0, rows)
                .mapToObj(i -> new Row(name + i, 20, 20, objects.of(i), split.of(i)))
                .toList();
        return MadeScenes.table(folder.resolve(name + ".parquet"), folder.resolve("no.zip"), made);
    }

    private SceneSplit split(Table train, @Nullable Table test) throws IOException {
        return SceneSplit.of(TrainingRuns.of("object-detection", Map.of(), train, test, null, folder));
    }

    private org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertUntrainable(
            Table train, @Nullable Table test) {
        return assertThatThrownBy(() -> split(train, test)).isInstanceOf(Untrainable.class);
    }
}
