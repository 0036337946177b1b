/** Tenants' serving pools: how many replicas they have, and which of them a prediction goes to. */
@ApplicationModule(allowedDependencies = {"storage", "fleet"})
@NullMarked
package dev.aiengine.server.serving;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
