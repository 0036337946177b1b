package dev.aiengine.contract.training;

import org.jspecify.annotations.Nullable;

/**
 * How far a training has come.
 *
 * @param fraction 0 to 1
 * @param etaSeconds estimated seconds to the end, absent while unknown
 */
public record Progress(
        double fraction, int epoch, int epochs, @Nullable Double etaSeconds) {
    public static final Progress NONE = new Progress(0, 0, 0, null);
}
