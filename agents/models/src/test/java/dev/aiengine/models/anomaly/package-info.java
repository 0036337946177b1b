@NullMarked
package dev.aiengine.models.anomaly;

import org.jspecify.annotations.NullMarked;
