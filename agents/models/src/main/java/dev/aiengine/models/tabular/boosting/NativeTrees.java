package dev.aiengine.models.tabular.boosting;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;

/** XGBoost's own objects for one training, freed together. */
final class NativeTrees implements AutoCloseable {
    private static final String FORMAT = "json";

    private final DMatrix train;
    private final @Nullable DMatrix validation;
    private @Nullable Booster booster;

    NativeTrees(Examples train, @Nullable Examples validation) throws IOException {
        try {
            this.train = matrix(train);
            this.validation = validation == null ? null : matrix(validation);
        } catch (XGBoostError e) {
            throw failed(e);
        }
    }

    /** Goes on with a booster, or begins a new one; what came before is freed. */
    void open(byte @Nullable [] from, Map<String, Object> params) throws IOException {
        try {
            if (booster != null) {
                booster.dispose();
            }
            if (from == null) {
                booster = XGBoost.train(train, params, 0, Map.of(), null, null);
            } else {
                booster = XGBoost.loadModel(from);
                // A booster begins where it began, whatever the rows it goes on with
                Map<String, Object> others = new LinkedHashMap<>(params);
                others.remove(Recipe.START);
                booster.setParams(others);
            }
        } catch (XGBoostError e) {
            throw failed(e);
        }
    }

    void grow(int round) throws IOException {
        try {
            opened().update(train, round);
        } catch (XGBoostError e) {
            throw failed(e);
        }
    }

    double validationLoss(int round) throws IOException {
        try {
            if (validation == null) {
                throw new IllegalStateException("there are no validation rows");
            }
            String told = opened().evalSet(new DMatrix[] {validation}, new String[] {"validation"}, round);
            return Double.parseDouble(told.substring(told.lastIndexOf(':') + 1));
        } catch (XGBoostError e) {
            throw failed(e);
        }
    }

    /** The sums of the trees for the training rows, before any logistic function. */
    float[][] sums() throws IOException {
        try {
            return opened().predict(train, true);
        } catch (XGBoostError e) {
            throw failed(e);
        }
    }

    byte[] json() throws IOException {
        try {
            return opened().toByteArray(FORMAT);
        } catch (XGBoostError e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        if (booster != null) {
            booster.dispose();
        }
        train.dispose();
        if (validation != null) {
            validation.dispose();
        }
    }

    private Booster opened() {
        if (booster == null) {
            throw new IllegalStateException("no booster is open");
        }
        return booster;
    }

    private static DMatrix matrix(Examples examples) throws XGBoostError {
        DMatrix matrix = new DMatrix(examples.matrix(), examples.size(), examples.width(), Float.NaN);
        matrix.setLabel(examples.targets());
        matrix.setFeatureTypes(examples.types());
        return matrix;
    }

    private static IOException failed(XGBoostError e) {
        return new IOException("XGBoost: " + e.getMessage(), e);
    }
}
