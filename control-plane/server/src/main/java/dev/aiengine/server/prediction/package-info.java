/** The gateway from the control plane to the agents that predict. */
@ApplicationModule(allowedDependencies = {"web", "tenancy", "endpoints", "serving"})
@NullMarked
package dev.aiengine.server.prediction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
