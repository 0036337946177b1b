package dev.aiengine.models.anomaly.detection;

import java.io.DataInput;
import java.io.IOException;

/** Reads what a state may hold; a package comes from anywhere, so counts are bounded and numbers finite. */
final class Stored {

    static int count(DataInput in, int most) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) {
            throw new IOException("a detector's state says " + count + " where " + most + " is the most");
        }
        return count;
    }

    static double number(DataInput in) throws IOException {
        double number = in.readDouble();
        if (!Double.isFinite(number)) {
            throw new IOException("a detector's state holds a value that is not a number");
        }
        return number;
    }

    private Stored() {}
}
