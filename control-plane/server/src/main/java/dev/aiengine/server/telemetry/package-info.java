/** What the control plane tells Prometheus of itself. */
@ApplicationModule(allowedDependencies = {"web", "fleet"})
@NullMarked
package dev.aiengine.server.telemetry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
