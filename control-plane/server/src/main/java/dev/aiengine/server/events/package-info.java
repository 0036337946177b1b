/**
 * Everything that changes, as server-sent events. Features publish an {@code EngineEvent} through Spring; what is worth
 * an entry in the audit is an event by that alone.
 */
@ApplicationModule(allowedDependencies = {"web"})
@NullMarked
package dev.aiengine.server.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
