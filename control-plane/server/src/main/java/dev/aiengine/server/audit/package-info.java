/** Who did what, written in the transaction that did it. */
@ApplicationModule(allowedDependencies = {"web", "storage"})
@NullMarked
package dev.aiengine.server.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
