package dev.aiengine.models.recommend.factors;

import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.recommend.BestItems;
import dev.aiengine.models.recommend.ItemIndex;
import dev.aiengine.models.recommend.Question;
import dev.aiengine.models.recommend.Vectors;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Recommends items to users and predicts ratings; of unknown ones it tells what holds for all, and says so. */
public final class FactorsPredictor implements Predictor {
    private static final Set<String> FIELDS = Set.of("user", "item", "k", "excludeSeen");

    private final FactorModel model;
    private final ItemIndex preferences;
    private final ItemIndex popularity;

    private FactorsPredictor(FactorModel model) {
        this.model = model;
        preferences = new ItemIndex(model.itemPreferences());
        double pairs =
                Math.max(1, Arrays.stream(model.popularity()).asLongStream().sum());
        float[][] shares = new float[model.popularity().length][];
        Arrays.setAll(shares, item -> new float[] {(float) (model.popularity()[item] / pairs)});
        popularity = new ItemIndex(shares);
    }

    public static FactorsPredictor load(ModelPackage modelPackage) throws IOException {
        return new FactorsPredictor(FactorsFile.read(modelPackage.directory().resolve(FactorsFile.NAME)));
    }

    @Override
    public List<JsonNode> predict(List<JsonNode> inputs) {
        List<Question> questions =
                inputs.stream().map(input -> Question.of(input, FIELDS)).toList();
        return questions.stream().map(this::answer).toList();
    }

    private JsonNode answer(Question question) {
        int user = model.users().number(question.name("user"));
        return question.optionalName("item")
                .map(item -> rating(user, model.items().number(item)))
                .orElseGet(() -> items(user, question.k(), question.flag("excludeSeen", true)));
    }

    private JsonNode rating(int user, int item) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put(
                "rating",
                model.ratings() == null
                        ? preference(user, item)
                        : model.ratings().rating(user, item));
        return told(answer, user < 0 || item < 0);
    }

    /**
     * How much a user is expected to choose an item, from 0 to 1; what users choose on average where one is unknown.
     */
    private float preference(int user, int item) {
        if (user >= 0 && item >= 0) {
            return Math.clamp(Vectors.product(model.userPreferences()[user], model.itemPreferences()[item]), 0f, 1f);
        }
        return item < 0 ? 0 : (float) model.popularity()[item] / model.users().size();
    }

    private JsonNode items(int user, int k, boolean excludeSeen) {
        BitSet excluded = excludeSeen ? model.seenBy(user) : new BitSet();
        BestItems.Ranked ranked = user < 0
                ? popularity.best(new float[] {1}, k, excluded)
                : preferences.best(model.userPreferences()[user], k, excluded);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("items");
        for (int i = 0; i < ranked.items().length; i++) {
            items.addObject().put("item", model.items().name(ranked.items()[i])).put("score", ranked.scores()[i]);
        }
        return told(answer, user < 0);
    }

    private static JsonNode told(ObjectNode answer, boolean fallback) {
        return fallback ? answer.put("fallback", true) : answer;
    }
}
