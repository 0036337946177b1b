/** What every route shares: problems, paging, limits. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.aiengine.server.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
