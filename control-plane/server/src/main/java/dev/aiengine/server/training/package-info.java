/** Training jobs: submitted, carried out by agents, turned into model versions. */
@ApplicationModule(allowedDependencies = {"web", "storage", "audit", "tenancy", "datasets", "registry", "fleet"})
@NullMarked
package dev.aiengine.server.training;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
