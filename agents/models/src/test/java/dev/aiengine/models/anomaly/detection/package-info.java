@NullMarked
package dev.aiengine.models.anomaly.detection;

import org.jspecify.annotations.NullMarked;
