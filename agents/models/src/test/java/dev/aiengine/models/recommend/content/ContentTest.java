package dev.aiengine.models.recommend.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.contract.Json;
import dev.aiengine.models.InvalidInput;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.Table;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.evaluation.Profile;
import dev.aiengine.models.recommend.RecommendFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ContentTest {

    @TempDir
    Path folder;

    @Test
    void theNearestItemsAreOfTheSameKind() throws IOException {
        Predictor predictor = load(trained("a", Map.of()));

        JsonNode near = answer(predictor, "{'item': 'b4', 'k': 12}").path("items");
        JsonNode liked = answer(predictor, "{'liked': ['b2', 'b5', 'b8']}").path("items");

        assertThat(near).hasSize(12).allMatch(item -> kind(item) == 1);
        assertThat(near).noneMatch(item -> item.path("item").stringValue().equals("b4"));
        assertThat(near.get(0).path("score").doubleValue()).isBetween(0.5, 1.01);
        assertThat(liked).hasSize(10).allMatch(item -> kind(item) == 2);
    }

    @Test
    void columnsAreSortedIntoTextsCategoriesNumbersAndFlags() throws IOException {
        ModelManifest manifest =
                ModelPackage.open(trained("a", Map.of()).output()).manifest();

        assertThat(manifest.params())
                .containsEntry("textColumns", List.of("about"))
                .containsEntry("categoryColumns", List.of("shelf", Description.FLAGS))
                .containsEntry("numberColumns", List.of("year"))
                .containsEntry("agreementColumn", "shelf");
    }

    @Test
    void neighboursShareTheCategoryLeftOutMoreOftenThanByChance() throws IOException {
        ModelManifest manifest =
                ModelPackage.open(trained("a", Map.of()).output()).manifest();

        assertThat(manifest.metrics())
                .hasEntrySatisfying(
                        "neighbourAgreementAt10", share -> assertThat(share).isGreaterThan(0.95))
                .hasEntrySatisfying(
                        "chanceAgreementAt10", share -> assertThat(share).isBetween(0.3, 0.7))
                .hasEntrySatisfying("describedShare", share -> assertThat(share).isEqualTo(1.0))
                .hasEntrySatisfying("coverageAt10", share -> assertThat(share).isGreaterThan(0.5));
    }

    @Test
    void onlyNamedColumnsAreUsed() throws IOException {
        Predictor predictor = load(trained("a", Map.of("numberColumns", "year")));

        assertThat(answer(predictor, "{'item': 'b0', 'k': 5}").path("items")).allMatch(item -> kind(item) == 0);
    }

    @Test
    void theSameRunGivesTheSamePackage() throws IOException {
        TrainingRun one = trained("one", Map.of());
        TrainingRun two = trained("two", Map.of());

        for (String file : List.of(ItemsFile.NAME, ModelManifest.FILE, Profile.FILE)) {
            assertThat(two.output().resolve(file))
                    .hasSameBinaryContentAs(one.output().resolve(file));
        }
    }

    @Test
    void itemsThatAreNotThereAreTold() throws IOException {
        Predictor predictor = load(trained("a", Map.of()));

        assertThat(answer(predictor, "{'liked': ['b2', 'zzz']}")
                        .path("unknown")
                        .get(0)
                        .stringValue())
                .isEqualTo("zzz");
        Map<String, String> wrong = Map.of(
                "{'item': 'zzz'}", "zzz",
                "{'liked': []}", "liked must be",
                "{'k': 3}", "either item or liked",
                "{'item': 'b1', 'liked': ['b2']}", "either item or liked",
                "{'item': true}", "item must be",
                "[]", "object");
        wrong.forEach((input, message) -> assertThatThrownBy(() -> answer(predictor, input))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(message));
    }

    @Test
    void anItemThatIsThereTwiceIsRefusedByItsRows() {
        Table table = MadeItems.rows(
                folder.resolve("twice.parquet"), "item, kind", "('a', 'x')", "('b', 'x')", "('c', 'y')", "('a', 'y')");

        assertThatThrownBy(() -> new RecommendFamily().train(MadeItems.run(table, Map.of(), folder)))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("made@1, rows 1 and 4 both have the item a");
    }

    @Test
    void aNumberThatIsNoneIsRefusedByRowAndField() {
        Table table = MadeItems.rows(
                folder.resolve("bad.parquet"), "item, size", "('a', '1')", "('b', 'big')", "('c', '2')", "('d', '4')");

        assertThatThrownBy(() ->
                        new RecommendFamily().train(MadeItems.run(table, Map.of("numberColumns", "size"), folder)))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("made@1, row 2: size is \"big\"");
    }

    @Test
    void itemsThatNothingConnectsAreRefused() {
        Table table = MadeItems.rows(
                folder.resolve("alone.parquet"), "item, about", "('a', 'x')", "('b', 'y')", "('c', 'z')");

        assertThatThrownBy(
                        () -> new RecommendFamily().train(MadeItems.run(table, Map.of("textColumns", "about"), folder)))
                .isInstanceOf(Untrainable.class)
                .hasMessageContaining("no item of made@1 shares");
    }

    @Test
    void aDamagedPackageIsRefused() throws IOException {
        Path file = trained("a", Map.of()).output().resolve(ItemsFile.NAME);
        byte[] whole = Files.readAllBytes(file);

        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> ItemsFile.read(file)).hasMessageContaining("too early");
        whole[whole.length / 2] ^= 1;
        Files.write(file, whole);
        assertThatThrownBy(() -> ItemsFile.read(file)).isInstanceOf(IOException.class);
    }

    private TrainingRun trained(String name, Map<String, Object> params) throws IOException {
        TrainingRun run =
                MadeItems.run(MadeItems.books(folder.resolve(name + ".parquet")), params, folder.resolve(name));
        new RecommendFamily().train(run);
        return run;
    }

    private static Predictor load(TrainingRun run) throws IOException {
        return new RecommendFamily().load(ModelPackage.open(run.output()));
    }

    private static JsonNode answer(Predictor predictor, String input) {
        return predictor
                .predict(List.of(Json.MAPPER.readTree(input.replace('\'', '"'))))
                .getFirst();
    }

    private static int kind(JsonNode item) {
        return Integer.parseInt(item.path("item").stringValue().substring(1)) % 3;
    }
}
