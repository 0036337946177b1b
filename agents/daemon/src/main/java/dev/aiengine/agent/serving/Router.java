package dev.aiengine.agent.serving;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Splits traffic by weight. A subject is hashed to a point that depends on nothing but its name and the endpoint's, so
 * every replica, now and after a restart, gives it the same variant, and a change of weights moves as few as possible.
 */
final class Router {
    private final String endpoint;
    private final double[] upTo;

    /** @param weights not negative; when all are zero, every variant gets the same share */
    Router(String endpoint, double... weights) {
        this.endpoint = endpoint;
        this.upTo = new double[weights.length];
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += total > 0 ? weights[i] / total : 1.0 / weights.length;
            upTo[i] = sum;
        }
    }

    int pick(@Nullable String subject) {
        if (upTo.length == 1) {
            return 0;
        }
        return at(subject == null ? ThreadLocalRandom.current().nextDouble() : point(subject));
    }

    private int at(double point) {
        int last = 0;
        double before = 0;
        for (int i = 0; i < upTo.length; i++) {
            if (point < upTo[i]) {
                return i;
            }
            // The sum may end a rounding error below one; a variant without weight must not get what is left.
            if (upTo[i] > before) {
                last = i;
            }
            before = upTo[i];
        }
        return last;
    }

    /** FNV-1a over both names, then mixed so that names which differ in one letter land far apart. */
    private double point(String subject) {
        long hash = hash(hash(0xcbf29ce484222325L, endpoint) * 31, subject);
        hash ^= hash >>> 33;
        hash *= 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        hash *= 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return (hash >>> 11) * 0x1.0p-53;
    }

    private static long hash(long seed, String text) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
