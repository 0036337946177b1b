package dev.aiengine.models.forecast.network;

import dev.aiengine.models.forecast.network.LinearNetwork.Part;
import java.util.List;

/** A choice and networks as one row of numbers, for a checkpoint. */
final class Packed {
    private static final int CHOICE = 4;

    private final double[] numbers;
    private int next = CHOICE + 1;

    Packed(double[] numbers) {
        this.numbers = numbers;
    }

    static double[] of(NetworkFit.Choice choice, List<LinearNetwork> networks) {
        int size = CHOICE + 1;
        for (LinearNetwork network : networks) {
            size += network.parts().length
                    * (network.lookback() + network.calendar().features())
                    * network.horizon();
        }
        double[] numbers = new double[size];
        numbers[0] = choice.strength();
        numbers[1] = choice.own();
        numbers[2] = choice.calendar() ? 1 : 0;
        numbers[3] = choice.error();
        numbers[CHOICE] = networks.getFirst().parts().length;
        int next = CHOICE + 1;
        for (LinearNetwork network : networks) {
            for (Part part : network.parts()) {
                for (float[][] rows : List.of(part.window(), part.calendar())) {
                    for (float[] row : rows) {
                        for (float weight : row) {
                            numbers[next++] = weight;
                        }
                    }
                }
            }
        }
        return numbers;
    }

    NetworkFit.Choice choice() {
        return new NetworkFit.Choice(numbers[0], numbers[1], numbers[2] > 0, numbers[3]);
    }

    /** The next network. */
    LinearNetwork network(NetworkData data) {
        Part[] parts = new Part[(int) numbers[CHOICE]];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new Part(
                    rows(data.lookback(), data.data().horizon()),
                    rows(data.calendar().features(), data.data().horizon()));
        }
        return new LinearNetwork(data.lookback(), data.data().horizon(), data.calendar(), parts);
    }

    private float[][] rows(int count, int width) {
        float[][] rows = new float[count][width];
        for (float[] row : rows) {
            for (int i = 0; i < width; i++) {
                row[i] = (float) numbers[next++];
            }
        }
        return rows;
    }
}
