/** Asking a model: a form per task, and the answer as the task calls for. */
@NullMarked
package dev.aiengine.console.predict;

import org.jspecify.annotations.NullMarked;
