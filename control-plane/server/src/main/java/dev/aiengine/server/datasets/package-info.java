/**
 * Datasets: uploads are streamed to the store while they are checked, typed by DuckDB into one Parquet table, and kept
 * as immutable, numbered versions.
 */
@ApplicationModule(allowedDependencies = {"web", "storage", "audit", "tenancy"})
@NullMarked
package dev.aiengine.server.datasets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
