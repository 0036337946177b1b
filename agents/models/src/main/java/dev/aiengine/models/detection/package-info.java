/**
 * Object detection: a single-shot network over anchors, trained with PyTorch and served as ONNX. What decides what is
 * learned (anchors, which of them answer for which object, average precision) is plain Java on arrays.
 */
@NullMarked
package dev.aiengine.models.detection;

import org.jspecify.annotations.NullMarked;
