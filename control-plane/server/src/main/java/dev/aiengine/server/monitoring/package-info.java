/** What serving agents measure, kept at three resolutions, and the quality that feedback shows. */
@ApplicationModule(allowedDependencies = {"web", "storage", "tenancy", "fleet", "endpoints"})
@NullMarked
package dev.aiengine.server.monitoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
