/** Charts of what models do and how well: by tenant, endpoint, model and variant. */
@NullMarked
package dev.aiengine.console.monitoring;

import org.jspecify.annotations.NullMarked;
