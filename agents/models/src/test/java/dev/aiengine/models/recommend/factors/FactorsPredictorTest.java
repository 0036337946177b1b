package dev.aiengine.models.recommend.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.contract.Json;
import dev.aiengine.models.InvalidInput;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.Table;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.TrainingRuns;
import dev.aiengine.models.recommend.MadeRatings;
import dev.aiengine.models.recommend.RecommendFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FactorsPredictorTest {

    @TempDir
    static Path folder;

    private static Predictor rated = in -> List.of();
    private static Predictor chosen = in -> List.of();

    @BeforeAll
    static void train() throws IOException {
        rated = trained("rated", MadeRatings.rated(folder.resolve("rated.parquet")));
        chosen = trained("chosen", MadeRatings.chosen(folder.resolve("chosen.parquet")));
    }

    @Test
    void ratingsFollowTaste() {
        double liked =
                answer(rated, "{'user': 'u2', 'item': 'i4'}").path("rating").doubleValue();
        double disliked =
                answer(rated, "{'user': 'u2', 'item': 'i5'}").path("rating").doubleValue();

        assertThat(liked).isBetween(4.0, 6.0);
        assertThat(disliked).isBetween(1.0, 3.0);
    }

    @Test
    void itemsFollowTasteAndAreAllButTheOnesMetInTraining() throws IOException {
        FactorModel model = FactorsFile.read(folder.resolve("rated/package").resolve(FactorsFile.NAME));
        int ofTheirTaste = 0;
        for (int user = 0; user < 60; user++) {
            List<String> unseen = names(answer(rated, "{'user': 'u" + user + "', 'k': 40}"));
            int[] met = model.seen()[model.users().number("u" + user)];
            assertThat(unseen)
                    .hasSize(40 - met.length)
                    .doesNotHaveDuplicates()
                    .doesNotContainAnyElementsOf(
                            Arrays.stream(met).mapToObj(model.items()::name).toList());
            boolean even = user % 2 == 0;
            ofTheirTaste += (int)
                    unseen.stream().limit(3).filter(item -> even(item) == even).count();
        }
        JsonNode all =
                answer(rated, "{'user': 'u2', 'k': 40, 'excludeSeen': false}").path("items");

        // 180 in all, half of them by chance
        assertThat(ofTheirTaste).isGreaterThan(150);
        assertThat(all).hasSize(40);
        assertThat(all.get(0).path("score").doubleValue())
                .isGreaterThanOrEqualTo(all.get(1).path("score").doubleValue());
    }

    @Test
    void ofChoicesWithoutRatingsTheRatingIsTheExpectedShare() {
        double own = answer(chosen, "{'user': 2, 'item': 4}").path("rating").doubleValue();
        double others =
                answer(chosen, "{'user': '2', 'item': 5}").path("rating").doubleValue();

        assertThat(own).isBetween(0.4, 1.0);
        assertThat(others).isBetween(0.0, 0.2);
    }

    @Test
    void theUnknownGetWhatIsPopularAndAreTold() {
        JsonNode items = answer(rated, "{'user': 'nobody', 'k': 2}");
        JsonNode rating = answer(rated, "{'user': 'nobody', 'item': 'i4'}");
        JsonNode item = answer(rated, "{'user': 'u2', 'item': 'nothing'}");
        JsonNode known = answer(rated, "{'user': 'u2', 'item': 'i4'}");

        assertThat(items.path("items")).hasSize(2);
        assertThat(items.path("fallback").asBoolean()).isTrue();
        assertThat(rating.path("rating").doubleValue()).isBetween(2.0, 5.0);
        assertThat(rating.path("fallback").asBoolean()).isTrue();
        assertThat(item.path("fallback").asBoolean()).isTrue();
        assertThat(known.has("fallback")).isFalse();
    }

    @Test
    void inputsThatCannotBeReadAreRefusedWithTheirField() {
        Map<String, String> wrong = Map.of(
                "'u2'", "object",
                "{'item': 'i4'}", "user",
                "{'user': []}", "user",
                "{'user': 'u2', 'k': 0}", "k must be",
                "{'user': 'u2', 'k': 1.5}", "k must be",
                "{'user': 'u2', 'k': 100000}", "k must be",
                "{'user': 'u2', 'excludeSeen': 'no'}", "excludeSeen",
                "{'user': 'u2', 'items': 4}", "items is not known");
        wrong.forEach((input, message) -> assertThatThrownBy(() -> answer(rated, input))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(message));
    }

    @Test
    void aDamagedPackageIsRefusedAndSaysWhatIsWrong() throws IOException {
        Path file = folder.resolve("rated/package").resolve(FactorsFile.NAME);
        byte[] whole = Files.readAllBytes(file);
        Path damaged = folder.resolve("damaged.bin");

        Files.write(damaged, Arrays.copyOf(whole, whole.length - 9));
        assertThatThrownBy(() -> FactorsFile.read(damaged)).isInstanceOf(IOException.class);
        byte[] flipped = whole.clone();
        flipped[whole.length - 20] ^= 1;
        Files.write(damaged, flipped);
        assertThatThrownBy(() -> FactorsFile.read(damaged)).hasMessageContaining("checksum");
        byte[] huge = whole.clone();
        huge[8] = 0x7f;
        Files.write(damaged, huge);
        assertThatThrownBy(() -> FactorsFile.read(damaged)).hasMessageContaining("count");
        Files.write(damaged, new byte[40]);
        assertThatThrownBy(() -> FactorsFile.read(damaged)).hasMessageContaining("begin");
    }

    private static Predictor trained(String name, Table table) throws IOException {
        TrainingRun run = TrainingRuns.of(
                "collaborative-filtering", Map.of("epochs", 60, "rank", 3), table, folder.resolve(name));
        new RecommendFamily().train(run);
        return new RecommendFamily().load(ModelPackage.open(run.output()));
    }

    private static JsonNode answer(Predictor predictor, String input) {
        return predictor
                .predict(List.of(Json.MAPPER.readTree(input.replace('\'', '"'))))
                .getFirst();
    }

    private static List<String> names(JsonNode answer) {
        return answer.path("items")
                .valueStream()
                .map(item -> item.path("item").stringValue())
                .toList();
    }

    private static boolean even(String item) {
        return Integer.parseInt(item.substring(1)) % 2 == 0;
    }
}
