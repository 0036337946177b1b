@NullMarked
package dev.aiengine.models.detection;

import org.jspecify.annotations.NullMarked;
