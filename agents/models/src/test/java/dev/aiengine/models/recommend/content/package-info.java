@NullMarked
package dev.aiengine.models.recommend.content;

import org.jspecify.annotations.NullMarked;
