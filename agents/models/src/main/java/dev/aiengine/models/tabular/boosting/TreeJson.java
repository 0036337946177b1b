package dev.aiengine.models.tabular.boosting;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.aiengine.contract.Json;
import java.io.IOException;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/** What is read of a booster in XGBoost's JSON (its documented model schema); nothing of it may be missing. */
record TreeJson(Learner learner) {
    private static final ObjectReader READER =
            Json.MAPPER.readerFor(TreeJson.class).with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

    record Learner(
            @JsonProperty("gradient_booster") GradientBooster booster,
            @JsonProperty("learner_model_param") ModelParam param) {}

    record ModelParam(
            @JsonProperty("base_score") String start,
            @JsonProperty("num_class") int classes,
            @JsonProperty("num_feature") int features) {}

    record GradientBooster(Model model) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Model(
            @JsonSetter(contentNulls = Nulls.FAIL) List<Tree> trees,
            @JsonProperty("tree_info") int[] outputs) {}

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
            TreeJson read = READER.readValue(json);
            if (read == null) {
                throw new IOException("a booster cannot be read: it is empty");
            }
            return read;
        } catch (JacksonException e) {
            throw new IOException("a booster cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    Model model() {
        return learner.booster.model;
    }

    ModelParam param() {
        return learner.param;
    }
}
