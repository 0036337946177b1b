@NullMarked
package dev.aiengine.models.onnx;

import org.jspecify.annotations.NullMarked;
