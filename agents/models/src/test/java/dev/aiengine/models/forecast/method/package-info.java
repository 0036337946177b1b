@NullMarked
package dev.aiengine.models.forecast.method;

import org.jspecify.annotations.NullMarked;
