package dev.aiengine.models.anomaly;

import dev.aiengine.models.anomaly.detection.Cycle;
import dev.aiengine.models.anomaly.detection.Detector;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Scores the points of one series, each by the column in which it surprises most. */
final class SeriesWatch {
    /** Every so much surprise halves what is missing to a score of 1. */
    private static final double HALVING = 4;

    private final List<Detector> detectors;

    private SeriesWatch(List<Detector> detectors) {
        this.detectors = detectors;
    }

    /** One that has seen nothing yet. */
    static SeriesWatch cold(Cycle cycle, int columns) {
        List<Detector> detectors = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            detectors.add(new Detector(cycle));
        }
        return new SeriesWatch(detectors);
    }

    /** One that goes on where the state was taken. */
    static SeriesWatch resumed(Cycle cycle, int columns, byte[] state) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(state));
        List<Detector> detectors = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            detectors.add(Detector.read(cycle, in));
        }
        if (in.read() >= 0) {
            throw new IOException("a detector's state is longer than it should be");
        }
        return new SeriesWatch(detectors);
    }

    /** From 0 up to 1; depends on this point and those before it. */
    double next(long time, double[][] values, int point) {
        double most = 0;
        for (int column = 0; column < values.length; column++) {
            most = Math.max(most, detectors.get(column).next(time, values[column][point]));
        }
        return 1 - Math.pow(2, -most / HALVING);
    }

    byte[] state() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Detector detector : detectors) {
                detector.write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
