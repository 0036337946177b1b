/** Where bytes and rows are kept: the database and the content-addressed blob store. */
@ApplicationModule(allowedDependencies = {"web"})
@NullMarked
package dev.aiengine.server.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
