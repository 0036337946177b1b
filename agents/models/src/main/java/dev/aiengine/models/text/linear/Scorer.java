package dev.aiengine.models.text.linear;

/** Applies a model to texts, one at a time; the arrays are reused. */
final class Scorer {
    private final LinearModel model;
    private final Encoder encoder;
    private final float[] part;
    private final float[] scores;

    Scorer(LinearModel model) {
        this.model = model;
        this.encoder = new Encoder(model.vocabulary(), model.runs());
        this.part = new float[model.bias().length];
        this.scores = new float[model.bias().length];
    }

    float[] probabilities(String text) {
        encoder.encode(text);
        System.arraycopy(model.bias(), 0, scores, 0, scores.length);
        add(0, encoder.wordColumns());
        add(encoder.wordColumns(), encoder.count());
        float[] probabilities = new float[model.labels()];
        Blend.normalise(scores, probabilities);
        return probabilities;
    }

    /** Share of the last text's words that the model does not know; 0 for a text without words. */
    double unknownShare() {
        return encoder.words() == 0 ? 0 : (double) encoder.unknownWords() / encoder.words();
    }

    private void add(int from, int to) {
        int[] columns = encoder.columns();
        float[] weights = model.weights();
        int problems = part.length;
        java.util.Arrays.fill(part, 0);
        for (int i = from; i < to; i++) {
            int at = columns[i] * problems;
            for (int problem = 0; problem < problems; problem++) {
                part[problem] += weights[at + problem];
            }
        }
        float scale = Weighting.scale(columns, from, to, model.columnWeights());
        for (int problem = 0; problem < problems; problem++) {
            scores[problem] += scale * part[problem];
        }
    }
}
