/** Models that were made elsewhere: their files are taken in, looked at without loading them, and queued. */
@ApplicationModule(allowedDependencies = {"web", "storage", "tenancy", "training"})
@NullMarked
package dev.aiengine.server.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
