@NullMarked
package dev.aiengine.models.torchscript;

import org.jspecify.annotations.NullMarked;
