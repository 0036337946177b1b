package dev.aiengine.models.image;

import dev.aiengine.models.network.Network;
import dev.aiengine.models.network.NetworkBuilder;
import dev.aiengine.models.network.Step.Offset;
import java.util.List;

/**
 * A small residual network (He et al., <i>Deep Residual Learning for Image Recognition</i>, 2016): after a first
 * convolution that halves the image, stages of a block each, twice as wide and half as large as the one before.
 * Shortcuts average before they narrow (He et al., <i>Bag of Tricks</i>, 2019), and each block begins as nothing (Goyal
 * et al. 2017).
 */
final class ResidualNetwork {
    static final String LOGITS = ImageFiles.LOGITS;
    static final String HEAD_WEIGHT = LOGITS + ".weight";
    static final String HEAD_BIAS = LOGITS + ".bias";

    private static final List<Integer> WIDTHS = List.of(16, 32, 64, 128);
    private static final double DROPPED = 0.1;

    static Network of(int labels) {
        NetworkBuilder build = new NetworkBuilder(Pixels.CHANNELS);
        String value = build.relu(build.convolution("stem", Network.INPUT, WIDTHS.getFirst(), 3, 2));
        for (int stage = 0; stage < WIDTHS.size(); stage++) {
            value = block(build, "stage" + stage, value, WIDTHS.get(stage), stage == 0 ? 1 : 2);
        }
        value = build.dropout("kept", build.globalAverage("features", value), DROPPED);
        return build.outputs(build.dense(LOGITS, value, labels));
    }

    private static String block(NetworkBuilder build, String name, String input, int width, int stride) {
        String value = build.relu(build.convolution(name + ".first", input, width, 3, stride));
        value = build.convolution(name + ".second", value, width, 3, 1, new Offset.Normalised(0));
        String shortcut = stride == 1
                ? input
                : build.convolution(name + ".shortcut", build.average(name + ".average", input, 2, 2), width, 1, 1);
        return build.relu(build.sum(name, value, shortcut));
    }

    private ResidualNetwork() {}
}
