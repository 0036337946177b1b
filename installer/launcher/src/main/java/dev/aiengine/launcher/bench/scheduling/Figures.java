package dev.aiengine.launcher.bench.scheduling;

import java.util.SortedMap;

/**
 * What one case measured.
 *
 * @param perSecond admissions by time spent planning
 * @param planMillisMedian wall time of one plan
 * @param cpuPerSecond admissions by the processor time of the thread that plans, which no neighbour lengthens much
 * @param cpuMillis99 processor time of one plan
 * @param unfairness largest mean difference of a tenant from its fair share while every tenant asks for twice its share
 *     or more, as a part of the cluster
 * @param utilisation of the scarce resource while more was asked for than there is
 * @param waits mean simulated seconds from submission to the first start, by priority
 */
record Figures(
        String name,
        String words,
        int admissions,
        int plans,
        double perSecond,
        double planMillisMedian,
        double planMillis99,
        double planMillisMost,
        double cpuPerSecond,
        double cpuMillis99,
        double unfairness,
        double utilisation,
        int evictions,
        int violations,
        int loops,
        SortedMap<Integer, Double> waits) {}
