package dev.aiengine.models.text.cnn;

import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.network.Parameter;
import dev.aiengine.models.network.Weights;
import dev.aiengine.models.onnx.OnnxWeights;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** A trained network that another one starts from: its words, its shape and its weights, out of its package. */
record CnnBase(Vocabulary vocabulary, Architecture architecture, Weights weights, int longest, List<String> labels) {
    private static final int MOST_UNITS = 10_000;

    static CnnBase of(ModelPackage modelPackage) throws IOException {
        ModelManifest manifest = modelPackage.manifest();
        Map<String, Object> params = manifest.params();
        Vocabulary vocabulary = Vocabulary.read(modelPackage.directory());
        Architecture architecture = new Architecture(
                vocabulary.size(),
                whole(params, "dimensions"),
                whole(params, "filters"),
                widths(params),
                manifest.labels().size());
        OnnxWeights file = OnnxWeights.read(modelPackage.directory().resolve(CnnFiles.MODEL), ServedNetwork.MOST_BYTES);
        SequencedMap<String, float[]> arrays = new LinkedHashMap<>();
        for (Parameter parameter : architecture.parameters()) {
            arrays.put(parameter.name(), file.floats(parameter.name(), parameter.size()));
        }
        return new CnnBase(
                vocabulary,
                architecture,
                new Weights(arrays),
                Reading.of(params).longest(),
                manifest.labels());
    }

    /**
     * The base's weights in a wider network. A new word starts as the unknown word that it was; what tells a new label
     * from the others starts at random.
     *
     * @param wider with the base's words first, and its dimensions, filters and widths
     */
    Weights widened(Architecture wider, List<String> newLabels, long seed) {
        Weights widened = wider.start(seed);
        weights.arrays().forEach((name, known) -> {
            if (!name.equals(Architecture.DENSE) && !name.equals(Architecture.DENSE_BIAS)) {
                System.arraycopy(known, 0, widened.get(name), 0, known.length);
            }
        });
        int dimensions = wider.dimensions();
        float[] embedding = widened.get(Architecture.EMBEDDING);
        for (int word = architecture.words(); word < wider.words(); word++) {
            System.arraycopy(embedding, Vocabulary.UNKNOWN * dimensions, embedding, word * dimensions, dimensions);
        }
        for (int label = 0; label < newLabels.size(); label++) {
            int known = labels.indexOf(newLabels.get(label));
            if (known >= 0) {
                copyRow(Architecture.DENSE, known, widened, label, wider.features());
                copyRow(Architecture.DENSE_BIAS, known, widened, label, 1);
            }
        }
        return widened;
    }

    private void copyRow(String name, int from, Weights widened, int to, int length) {
        System.arraycopy(weights.get(name), from * length, widened.get(name), to * length, length);
    }

    private static List<Integer> widths(Map<String, Object> params) throws IOException {
        if (params.get("widths") instanceof List<?> widths
                && !widths.isEmpty()
                && widths.size() <= 10
                && widths.stream().distinct().count() == widths.size()
                && widths.stream().allMatch(width -> width instanceof Integer value && value > 0 && value <= 100)) {
            return widths.stream().map(Integer.class::cast).toList();
        }
        throw new IOException("parameter widths of the base is " + params.get("widths"));
    }

    private static int whole(Map<String, Object> params, String name) throws IOException {
        if (params.get(name) instanceof Integer value && value > 0 && value <= MOST_UNITS) {
            return value;
        }
        throw new IOException("parameter " + name + " of the base is " + params.get(name));
    }
}
