/** Text classification and sentiment. */
@NullMarked
package dev.aiengine.models.text;

import org.jspecify.annotations.NullMarked;
