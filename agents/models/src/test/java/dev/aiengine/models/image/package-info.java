@NullMarked
package dev.aiengine.models.image;

import org.jspecify.annotations.NullMarked;
