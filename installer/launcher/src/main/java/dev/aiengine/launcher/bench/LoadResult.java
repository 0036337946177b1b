package dev.aiengine.launcher.bench;

import java.util.Map;

/**
 * What a load measured.
 *
 * @param requests answered well
 * @param p50 median latency in milliseconds
 * @param p99 99th percentile of the latency in milliseconds
 * @param errors other answers by status; 0 for a connection that broke
 * @param wrong answers of the sample that were not the expected ones
 */
public record LoadResult(
        int clients,
        long requests,
        double requestsPerSecond,
        double p50,
        double p99,
        Map<Integer, Long> errors,
        long sampled,
        long wrong) {}
