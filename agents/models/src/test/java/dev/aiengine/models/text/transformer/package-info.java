@NullMarked
package dev.aiengine.models.text.transformer;

import org.jspecify.annotations.NullMarked;
