/** Content-based recommendation: items as vectors of their texts, categories and numbers. */
@NullMarked
package dev.aiengine.models.recommend.content;

import org.jspecify.annotations.NullMarked;
