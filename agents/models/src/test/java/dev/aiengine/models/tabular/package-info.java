@NullMarked
package dev.aiengine.models.tabular;

import org.jspecify.annotations.NullMarked;
