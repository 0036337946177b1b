package dev.aiengine.models.anomaly.detection;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Watches one column of a series. Three views say how rare a value is, and their rarities add up: how far the value and
 * the one before it are from all earlier such pairs; how far the level and the noise of the last hours are from all
 * earlier ones, both near the same part of the cycle; and how far the value is from what is usual at this part.
 */
public final class Detector {
    private static final int SHORT = 24;
    private static final int LONG = 96;
    private static final int PAIR_DELAY = 24;
    private static final int LEVEL_DELAY = 48;
    /** How much a different part of the cycle counts, in spreads of the series. */
    private static final double PAIR_CYCLE = 0.5;

    private static final double LEVEL_CYCLE = 0.25;

    private final Cycle cycle;
    private final Spread spread = new Spread();
    private final MovingWindow lately = new MovingWindow(SHORT);
    private final MovingWindow longer = new MovingWindow(LONG);
    private final Neighbours pairs = new Neighbours(5, PAIR_DELAY);
    private final Neighbours levels = new Neighbours(5, LEVEL_DELAY);
    private final CycleProfile profile = new CycleProfile();
    private final Rarity pairRarity = new Rarity();
    private final Rarity levelRarity = new Rarity();
    private final Rarity profileRarity = new Rarity();
    private final Alarm alarm = new Alarm();
    private double before = Double.NaN;

    public Detector(Cycle cycle) {
        this.cycle = cycle;
    }

    /** The surprise of a value, 0 or more; it depends on the values so far only. A missing one is passed over. */
    public double next(long time, double value) {
        // Beyond this squares are not finite
        if (!(Math.abs(value) <= 1e100)) {
            return 0;
        }
        double previous = Double.isNaN(before) ? value : before;
        before = value;
        spread.add(value);
        lately.add(value);
        longer.add(value);
        double phase = cycle.phase(time);
        double sine = Math.sin(2 * Math.PI * phase);
        double cosine = Math.cos(2 * Math.PI * phase);
        double[] pair = {value, previous, lately.mean(), sine, cosine};
        double[] level = {lately.mean(), longer.mean(), lately.deviation(), sine, cosine};
        return alarm.next(pairRarity.next(pairs.next(pair, weights(PAIR_CYCLE)))
                + levelRarity.next(levels.next(level, weights(LEVEL_CYCLE)))
                + profileRarity.next(profile.next(phase, value)));
    }

    private double[] weights(double ofCycle) {
        double weight = ofCycle * ofCycle * spread.squared();
        return new double[] {1, 1, 1, weight, weight};
    }

    /** Writes all that the next value is compared with. */
    public void write(DataOutput out) throws IOException {
        out.writeBoolean(!Double.isNaN(before));
        out.writeDouble(Double.isNaN(before) ? 0 : before);
        spread.write(out);
        lately.write(out);
        longer.write(out);
        pairs.write(out);
        levels.write(out);
        profile.write(out);
        pairRarity.write(out);
        levelRarity.write(out);
        profileRarity.write(out);
        alarm.write(out);
    }

    /** Goes on where another detector was written. */
    public static Detector read(Cycle cycle, DataInput in) throws IOException {
        Detector detector = new Detector(cycle);
        boolean started = in.readBoolean();
        double before = Stored.number(in);
        detector.before = started ? before : Double.NaN;
        detector.spread.read(in);
        detector.lately.read(in);
        detector.longer.read(in);
        detector.pairs.read(in);
        detector.levels.read(in);
        detector.profile.read(in);
        detector.pairRarity.read(in);
        detector.levelRarity.read(in);
        detector.profileRarity.read(in);
        detector.alarm.read(in);
        return detector;
    }
}
