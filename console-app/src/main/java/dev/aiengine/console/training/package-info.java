/** Training jobs: the form made from the task, progress, logs and comparison. */
@NullMarked
package dev.aiengine.console.training;

import org.jspecify.annotations.NullMarked;
