package dev.aiengine.models.custom;

/** How much one call may carry; more is refused before anything is computed. */
final class Limits {
    /** Of one tensor of one input. */
    static final int MOST_ELEMENTS = 4 << 20;
    /** Of all tensors that are computed together. */
    static final int MOST_AT_ONCE = 16 << 20;

    static final int LONGEST_TEXT = 100_000;

    private Limits() {}
}
