package dev.aiengine.server.fleet;

import java.time.Instant;

/** A machine takes no workloads, since when and by whose order; hard state, one row. */
record Drain(String node, Instant since, String actor) {}
