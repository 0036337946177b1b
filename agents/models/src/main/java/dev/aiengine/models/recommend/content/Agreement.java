package dev.aiengine.models.recommend.content;

import dev.aiengine.models.recommend.BestItems;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * What neighbours are worth where nobody said which items belong together: one category column is left out, and it is
 * counted how often the ten nearest items share a value with an item, beside how often any two do.
 */
record Agreement(String column, double shared, double byChance) {
    private static final int DEPTH = 10;
    private static final int MOST_ASKED = 1_000;
    private static final int MOST_VALUES = 100;

    /** Nothing where no category column is left out with something to find neighbours by remaining. */
    static Optional<Agreement> of(Description description, int textDimensions, long seed) {
        return column(description).map(column -> {
            float[][] vectors = ItemVectors.of(description.without(column), textDimensions, seed);
            return measured(column, description.categories().getOrDefault(column, List.of()), vectors);
        });
    }

    Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("neighbourAgreementAt10", shared);
        metrics.put("chanceAgreementAt10", byChance);
        return metrics;
    }

    /** Of the columns with few enough values, the one that most items have. */
    private static Optional<String> column(Description description) {
        if (description.texts().isEmpty()
                && description.numbers().isEmpty()
                && description.categories().size() < 2) {
            return Optional.empty();
        }
        String best = "";
        int most = 0;
        for (String column : description.categories().keySet()) {
            Map<String, Integer> counts = description.counts(column);
            int total = counts.values().stream().mapToInt(Integer::intValue).sum();
            boolean tells = counts.size() >= 2
                    && counts.size()
                            <= Math.min(MOST_VALUES, description.items().size() / 5);
            if (tells && total > most) {
                best = column;
                most = total;
            }
        }
        return Optional.of(best).filter(column -> !column.isEmpty());
    }

    private static Agreement measured(String column, List<Set<String>> values, float[][] vectors) {
        Quantised quantised = Quantised.of(vectors);
        ItemSearch search = new ItemSearch(quantised);
        IntPredicate described =
                item -> !values.get(item).isEmpty() && quantised.scales()[item] > 0;
        int each = (values.size() + MOST_ASKED - 1) / MOST_ASKED;
        long pairs = 0;
        long hits = 0;
        long others = 0;
        long chances = 0;
        for (int item = 0; item < values.size(); item += each) {
            if (!described.test(item)) {
                continue;
            }
            BitSet itself = new BitSet();
            itself.set(item);
            BestItems.Ranked near = search.best(vectors[item], DEPTH, itself);
            for (int neighbour : near.items()) {
                pairs++;
                hits += shares(values, item, neighbour) ? 1 : 0;
            }
            for (int other = 0; other < values.size(); other += each) {
                others += other == item ? 0 : 1;
                chances += other != item && shares(values, item, other) ? 1 : 0;
            }
        }
        return new Agreement(column, (double) hits / Math.max(1, pairs), (double) chances / Math.max(1, others));
    }

    private static boolean shares(List<Set<String>> values, int one, int other) {
        return !Collections.disjoint(values.get(one), values.get(other));
    }
}
