@NullMarked
package dev.aiengine.models.text.encoder;

import org.jspecify.annotations.NullMarked;
