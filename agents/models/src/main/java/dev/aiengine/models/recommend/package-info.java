/** Recommending items: from who chose what ({@code factors}), or from what the items are ({@code content}). */
@NullMarked
package dev.aiengine.models.recommend;

import org.jspecify.annotations.NullMarked;
