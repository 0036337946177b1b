@NullMarked
package dev.aiengine.models.custom;

import org.jspecify.annotations.NullMarked;
