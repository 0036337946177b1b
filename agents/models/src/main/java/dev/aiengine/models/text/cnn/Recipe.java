package dev.aiengine.models.text.cnn;

import java.util.List;

/**
 * How a network is trained.
 *
 * @param epochs passes over the training rows, at most
 * @param patience passes without a better validation loss before the training ends
 * @param rate learning rate at the start; it falls to nothing on half a cosine
 * @param dropout share of the features dropped in each step
 * @param wordDropout share of the words taken for unknown in each step: so the vector of unknown words is learned
 * @param largestNorm of the gradients of one step
 * @param minCount of a word to be in the vocabulary
 * @param longest words of a text that are read
 */
record Recipe(
        int epochs,
        int patience,
        long seed,
        int batchSize,
        double rate,
        double dropout,
        double wordDropout,
        double largestNorm,
        int minCount,
        int mostWords,
        int longest,
        int dimensions,
        int filters,
        List<Integer> widths) {}
