/** Whether the engine works. */
@ApplicationModule(allowedDependencies = {"storage", "fleet"})
@NullMarked
package dev.aiengine.server.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
