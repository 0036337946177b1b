package dev.aiengine.models.tabular.boosting;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.aiengine.contract.Json;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What is read of a booster in XGBoost's JSON (its documented model schema). */
record TreeJson(@Nullable Learner learner) {

    record Learner(
            @JsonProperty("gradient_booster") @Nullable GradientBooster booster,
            @JsonProperty("learner_model_param") @Nullable ModelParam param) {}

    record ModelParam(
            @JsonProperty("base_score") String start,
            @JsonProperty("num_class") int classes,
            @JsonProperty("num_feature") int features) {}

    record GradientBooster(@Nullable Model model) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Model(
            List<Tree> trees, @JsonProperty("tree_info") int[] outputs) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Tree(
            @JsonProperty("left_children") int[] left,
            @JsonProperty("right_children") int[] right,
            @JsonProperty("split_indices") int[] features,
            @JsonProperty("split_conditions") float[] thresholds,
            @JsonProperty("default_left") int[] missingLeft,
            @JsonProperty("loss_changes") float[] gains,
            @JsonProperty("categories") int[] categories,
            @JsonProperty("categories_nodes") int[] categoriesNodes,
            @JsonProperty("categories_segments") int[] categoriesStarts,
            @JsonProperty("categories_sizes") int[] categoriesSizes) {

        int size() {
            return left.length;
        }

        boolean consistent() {
            return left.length > 0
                    && right.length == left.length
                    && features.length == left.length
                    && thresholds.length == left.length
                    && missingLeft.length == left.length
                    && gains.length == left.length
                    && categoriesStarts.length == categoriesNodes.length
                    && categoriesSizes.length == categoriesNodes.length;
        }
    }

    static TreeJson parse(byte[] json) throws IOException {
        try {
            return Json.MAPPER.readValue(json, TreeJson.class);
        } catch (JacksonException e) {
            throw new IOException("a booster cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    Model model() throws IOException {
        if (learner == null || learner.booster == null || learner.booster.model == null || learner.param == null) {
            throw new IOException("a booster without trees");
        }
        return learner.booster.model;
    }

    ModelParam param() throws IOException {
        if (learner == null || learner.param == null) {
            throw new IOException("a booster without parameters");
        }
        return learner.param;
    }
}
