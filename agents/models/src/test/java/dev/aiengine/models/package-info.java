@NullMarked
package dev.aiengine.models;

import org.jspecify.annotations.NullMarked;
