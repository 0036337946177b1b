@NullMarked
package dev.aiengine.models.recommend.factors;

import org.jspecify.annotations.NullMarked;
