@NullMarked
package dev.aiengine.models.forecast;

import org.jspecify.annotations.NullMarked;
