package dev.aiengine.models.recommend.content;

import dev.aiengine.models.InvalidInput;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.recommend.BestItems;
import dev.aiengine.models.recommend.Question;
import dev.aiengine.models.recommend.content.ItemsFile.Items;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds the items most like the asked ones, which are left out themselves. */
public final class ContentPredictor implements Predictor {
    static final int MOST_LIKED = 1_000;

    private static final Set<String> FIELDS = Set.of("item", "liked", "k");

    private final Items items;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final ItemSearch search;

    private ContentPredictor(Items items) throws IOException {
        this.items = items;
        for (String name : items.names()) {
            if (numbers.put(name, numbers.size()) != null) {
                throw new IOException(ItemsFile.NAME + " holds an item twice: " + name);
            }
        }
        search = new ItemSearch(items.vectors());
    }

    public static ContentPredictor load(ModelPackage modelPackage) throws IOException {
        return new ContentPredictor(ItemsFile.read(modelPackage.directory().resolve(ItemsFile.NAME)));
    }

    @Override
    public List<JsonNode> predict(List<JsonNode> inputs) {
        List<Asked> asked = inputs.stream().map(this::asked).toList();
        return asked.stream().map(this::answer).toList();
    }

    /** Known items, and how many to find; names that are not known are left out and told. */
    private record Asked(List<Integer> items, List<String> unknown, int k) {}

    private Asked asked(JsonNode input) {
        Question question = Question.of(input, FIELDS);
        if (question.has("item") == question.has("liked")) {
            throw new InvalidInput("either item or liked is expected");
        }
        List<String> names =
                question.has("item") ? List.of(question.name("item")) : question.names("liked", MOST_LIKED);
        List<Integer> known =
                names.stream().map(numbers::get).filter(Objects::nonNull).toList();
        if (known.isEmpty()) {
            throw new InvalidInput("item " + names.getFirst() + " is not one of the " + numbers.size()
                    + " items of the model" + (names.size() > 1 ? ", nor are the others" : ""));
        }
        List<String> unknown =
                names.stream().filter(name -> !numbers.containsKey(name)).toList();
        return new Asked(known, unknown, question.k());
    }

    private JsonNode answer(Asked asked) {
        int[] known = asked.items().stream().mapToInt(Integer::intValue).toArray();
        BitSet themselves = new BitSet();
        asked.items().forEach(themselves::set);
        BestItems.Ranked ranked = search.best(items.vectors().mean(known), asked.k(), themselves);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode found = answer.putArray("items");
        for (int i = 0; i < ranked.items().length; i++) {
            found.addObject().put("item", items.names()[ranked.items()[i]]).put("score", ranked.scores()[i]);
        }
        if (!asked.unknown().isEmpty()) {
            ArrayNode unknown = answer.putArray("unknown");
            asked.unknown().forEach(unknown::add);
        }
        return answer;
    }
}
