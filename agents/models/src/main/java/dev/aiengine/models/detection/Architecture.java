package dev.aiengine.models.detection;

import dev.aiengine.models.network.Network;
import dev.aiengine.models.network.NetworkBuilder;
import dev.aiengine.models.network.Parameter;
import dev.aiengine.models.network.Step.Offset;
import dev.aiengine.models.network.Weights;
import java.util.List;
import java.util.stream.Stream;

/**
 * The network: residual stages down to a stride of 32 as in YOLOv3's backbone (Redmon and Farhadi 2018), narrower, and
 * a feature pyramid back up to 16 and 8 (Lin et al. 2017). At each place of these two it tells, for each anchor, how
 * the box differs from it and how likely it is each label.
 */
final class Architecture {
    static final String BOXES = "boxes";
    static final String SCORES = "scores";

    /** Likelihood that the untrained network gives every label (Lin et al., Focal Loss, 2017). */
    private static final double PRIOR = 0.01;

    private static final double HEAD_DEVIATION = 0.01;

    private final NetworkBuilder network = new NetworkBuilder(3);

    private Architecture() {}

    /** @param levels at strides 8 and 16 */
    static Network of(List<Level> levels, int labels) {
        return new Architecture().build(levels, labels);
    }

    /** The names of the answers, level by level, in the order in which {@link Answers} reads them. */
    static List<String> outputs(List<Level> levels) {
        return levels.stream()
                .flatMap(level -> Stream.of(BOXES + level.stride(), SCORES + level.stride()))
                .toList();
    }

    /** Random weights; the head starts near nothing, so that the first steps do not drown in wrong answers. */
    static Weights start(Network network, long seed) {
        List<Parameter> parameters = network.parameters();
        Weights weights = Weights.start(parameters, seed);
        for (Parameter parameter : parameters) {
            if (isHead(parameter.name()) && parameter.deviation() > 0) {
                float[] kernel = weights.get(parameter.name());
                for (int i = 0; i < kernel.length; i++) {
                    kernel[i] *= (float) (HEAD_DEVIATION / parameter.deviation());
                }
            }
        }
        return weights;
    }

    /** Whether a parameter depends on labels or anchors. */
    static boolean isHead(String parameter) {
        return parameter.startsWith(BOXES) || parameter.startsWith(SCORES);
    }

    private Network build(List<Level> levels, int labels) {
        String four = residual("stage4", down("down4", down("stem", Network.INPUT, 16), 32), 32);
        String eight = residual("stage8b", residual("stage8a", down("down8", four, 64), 64), 64);
        String sixteen = residual("stage16b", residual("stage16a", down("down16", eight, 128), 128), 128);
        String deepest = residual("stage32", down("down32", sixteen, 192), 192);
        String fromDeepest = network.upsample("up16", one("neck32", deepest, 96));
        String middle = three("mix16", one("neck16", network.join("join16", fromDeepest, sixteen), 96), 96);
        String fromMiddle = network.upsample("up8", middle);
        String fine = three("mix8", one("neck8", network.join("join8", fromMiddle, eight), 64), 64);
        head(levels.getFirst(), three("head8", fine, 64), labels);
        head(levels.getLast(), three("head16", middle, 96), labels);
        return network.outputs(outputs(levels).toArray(String[]::new));
    }

    private void head(Level level, String input, int labels) {
        int anchors = level.anchors().size();
        double likelihood = Math.log(PRIOR / (1 - PRIOR));
        network.convolution(BOXES + level.stride(), input, 4 * anchors, 1, 1, new Offset.Biased(0));
        network.convolution(SCORES + level.stride(), input, labels * anchors, 1, 1, new Offset.Biased(likelihood));
    }

    private String down(String name, String input, int filters) {
        return network.relu(network.convolution(name, input, filters, 3, 2));
    }

    private String one(String name, String input, int filters) {
        return network.relu(network.convolution(name, input, filters, 1, 1));
    }

    private String three(String name, String input, int filters) {
        return network.relu(network.convolution(name, input, filters, 3, 1));
    }

    private String residual(String name, String input, int filters) {
        return network.sum(name, input, three(name + ".wide", one(name + ".narrow", input, filters / 2), filters));
    }
}
