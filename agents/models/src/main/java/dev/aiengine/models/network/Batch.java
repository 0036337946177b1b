package dev.aiengine.models.network;

/**
 * Images of one step.
 *
 * @param values [rows, channels, height, width], flat
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Batch(float[] values, int rows, int height, int width) {}
