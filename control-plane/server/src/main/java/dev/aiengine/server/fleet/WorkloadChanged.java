package dev.aiengine.server.fleet;

/** A workload is in a new state; whoever waits for it looks after the commit. */
record WorkloadChanged(Workload workload) {}
