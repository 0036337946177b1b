@NullMarked
package dev.aiengine.models.text.cnn;

import org.jspecify.annotations.NullMarked;
