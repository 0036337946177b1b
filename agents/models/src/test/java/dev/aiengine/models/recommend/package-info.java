@NullMarked
package dev.aiengine.models.recommend;

import org.jspecify.annotations.NullMarked;
