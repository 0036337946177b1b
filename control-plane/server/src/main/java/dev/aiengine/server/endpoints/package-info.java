/** What callers predict against, and the serving pools behind it. */
@ApplicationModule(allowedDependencies = {"web", "storage", "audit", "tenancy", "registry", "fleet", "serving"})
@NullMarked
package dev.aiengine.server.endpoints;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
