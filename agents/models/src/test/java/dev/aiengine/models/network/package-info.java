@NullMarked
package dev.aiengine.models.network;

import org.jspecify.annotations.NullMarked;
