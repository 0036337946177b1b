package dev.aiengine.models.recommend.content;

import dev.aiengine.contract.training.Progress;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.evaluation.Profile;
import dev.aiengine.models.recommend.BestItems;
import dev.aiengine.models.recommend.content.ItemsFile.Items;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the items of a dataset into vectors. It takes seconds: nothing is taken over from a base, nothing resumed. */
public final class ContentTraining {
    public static final String FRAMEWORK = "item-vectors";

    private static final int DEPTH = 10;
    private static final int MOST_ASKED = 1_000;
    private static final int STEPS = 3;

    private final TrainingRun run;

    public ContentTraining(TrainingRun run) {
        this.run = run;
    }

    /** Writes the package into {@link TrainingRun#output()}. */
    public ModelManifest train() throws IOException {
        Description description = Description.of(run.train(), run.params());
        int textDimensions = run.params().integer("textDimensions");
        long seed = run.params().integer("seed");
        progress(1);
        Optional<Agreement> agreement = Agreement.of(description, textDimensions, seed);
        progress(2);
        Quantised vectors = Quantised.of(ItemVectors.of(description, textDimensions, seed));
        ItemsFile.write(
                new Items(description.items().toArray(String[]::new), vectors),
                run.output().resolve(ItemsFile.NAME));
        Map<String, Double> metrics = new LinkedHashMap<>();
        agreement.ifPresent(found -> metrics.putAll(found.metrics()));
        metrics.putAll(neighbours(description, vectors));
        ModelManifest manifest = ModelManifest.of(
                run,
                FRAMEWORK,
                "{item, k?} or {liked: [items], k?}",
                "{items: [{item, score}]}",
                List.of(),
                chosen(description, agreement),
                Map.of(),
                metrics);
        manifest.write(run.output());
        progress(STEPS);
        return manifest;
    }

    /** Looks up the neighbours of some items, for the metrics and the profile. */
    private Map<String, Double> neighbours(Description description, Quantised vectors) throws IOException {
        ItemSearch search = new ItemSearch(vectors);
        int each = (vectors.size() + MOST_ASKED - 1) / MOST_ASKED;
        BitSet met = new BitSet();
        List<Double> scores = new ArrayList<>();
        int described = 0;
        for (int item = 0; item < vectors.size(); item++) {
            described += vectors.scales()[item] > 0 ? 1 : 0;
            if (item % each == 0 && vectors.scales()[item] > 0) {
                BitSet itself = new BitSet();
                itself.set(item);
                BestItems.Ranked near = search.best(vectors.mean(new int[] {item}), DEPTH, itself);
                for (int place = 0; place < near.items().length; place++) {
                    met.set(near.items()[place]);
                    scores.add((double) near.scores()[place]);
                }
            }
        }
        if (described == 0) {
            throw new Untrainable("no item of " + run.train().reference()
                    + " shares a word, a category or a number with another: are the columns right?");
        }
        double[] all = scores.stream().mapToDouble(Double::doubleValue).toArray();
        Profile.Builder profile = new Profile.Builder(description.items().size()).number("score", all);
        description.categories().forEach((column, values) -> {
            List<String> single = new ArrayList<>();
            values.forEach(some -> single.addAll(some));
            profile.category(column, single);
        });
        description
                .numbers()
                .forEach((column, values) -> profile.number(
                        column, values.stream().mapToDouble(Double::doubleValue).toArray()));
        description
                .texts()
                .forEach((column, texts) -> profile.number(
                        column, texts.stream().mapToDouble(String::length).toArray()));
        profile.write(run.output());
        int reachable = Math.min(vectors.size(), scores.size());
        return Map.of(
                "coverageAt10", (double) met.cardinality() / Math.max(1, reachable),
                "describedShare", (double) described / vectors.size());
    }

    private static Map<String, Object> chosen(Description description, Optional<Agreement> agreement) {
        Map<String, Object> chosen = new LinkedHashMap<>();
        chosen.put("textColumns", List.copyOf(description.texts().keySet()));
        chosen.put("categoryColumns", List.copyOf(description.categories().keySet()));
        chosen.put("numberColumns", List.copyOf(description.numbers().keySet()));
        chosen.put("items", description.items().size());
        chosen.put("droppedRows", description.dropped());
        agreement.ifPresent(found -> chosen.put("agreementColumn", found.column()));
        return chosen;
    }

    private void progress(int step) {
        run.listener().progress(new Progress((double) step / STEPS, step, STEPS, null), Map.of());
    }
}
