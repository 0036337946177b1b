/** Models, versions and aliases. */
@ApplicationModule(allowedDependencies = {"web", "storage", "audit", "tenancy"})
@NullMarked
package dev.aiengine.server.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
