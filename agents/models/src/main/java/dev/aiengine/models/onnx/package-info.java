/**
 * ONNX from Java: a trained network is written as a graph and its weights, and served by ONNX Runtime. Knows nothing of
 * tasks, and nothing of what trained the network.
 */
@NullMarked
package dev.aiengine.models.onnx;

import org.jspecify.annotations.NullMarked;
