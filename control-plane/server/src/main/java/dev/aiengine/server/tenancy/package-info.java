/** Tenants, their quotas and their keys. */
@ApplicationModule(allowedDependencies = {"web", "storage", "audit"})
@NullMarked
package dev.aiengine.server.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
