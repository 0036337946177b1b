package dev.aiengine.models.image;

import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Untrainable;
import dev.aiengine.models.network.Network;
import dev.aiengine.models.network.Weights;
import dev.aiengine.models.network.WeightsFile;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The weights a training starts from: drawn, or those of a base version. A base with other labels lends all but the
 * last layer, and of that what it knows of the labels that both have.
 */
final class WarmStart {

    static Weights of(Network network, List<String> labels, long seed, @Nullable ModelPackage base) throws IOException {
        Weights start = Weights.start(network.parameters(), seed);
        if (base == null) {
            return start;
        }
        List<String> known = base.manifest().labels();
        if (!base.manifest().task().equals(ImageFamily.TASK) || known.size() > HeldOutImages.MOST_LABELS) {
            throw new Untrainable("the base was trained for " + base.manifest().task() + ", not " + ImageFamily.TASK);
        }
        Weights lent = Weights.start(ResidualNetwork.of(known.size()).parameters(), seed);
        if (WeightsFile.read(base.directory(), lent) != lent.arrays().size()) {
            throw new Untrainable("the base has another network; train from one that this version of the engine made");
        }
        lent.arrays().forEach((name, array) -> {
            if (!name.equals(ResidualNetwork.HEAD_WEIGHT) && !name.equals(ResidualNetwork.HEAD_BIAS)) {
                start.arrays().put(name, array);
            }
        });
        for (int label = 0; label < labels.size(); label++) {
            int place = known.indexOf(labels.get(label));
            if (place >= 0) {
                copy(lent, place, start, label, ResidualNetwork.HEAD_WEIGHT, known.size());
                copy(lent, place, start, label, ResidualNetwork.HEAD_BIAS, known.size());
            }
        }
        return start;
    }

    private static void copy(Weights from, int place, Weights to, int label, String name, int labels) {
        int row = from.get(name).length / labels;
        System.arraycopy(from.get(name), place * row, to.get(name), label * row, row);
    }

    private WarmStart() {}
}
