@NullMarked
package dev.aiengine.models.series;

import org.jspecify.annotations.NullMarked;
