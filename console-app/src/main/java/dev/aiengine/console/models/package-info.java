/** Models: versions, metrics, aliases, history and differences. */
@NullMarked
package dev.aiengine.console.models;

import org.jspecify.annotations.NullMarked;
