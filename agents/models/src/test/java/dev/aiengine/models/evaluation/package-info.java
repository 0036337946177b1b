@NullMarked
package dev.aiengine.models.evaluation;

import org.jspecify.annotations.NullMarked;
