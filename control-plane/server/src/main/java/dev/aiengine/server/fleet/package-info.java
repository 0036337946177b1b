/** Workloads, the queue in front of them, and the agents that carry them out. */
@ApplicationModule(allowedDependencies = {"web", "storage", "audit", "tenancy"})
@NullMarked
package dev.aiengine.server.fleet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
