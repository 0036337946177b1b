/**
 * The convolutional text network: trained by PyTorch through DJL, written as ONNX, served by ONNX Runtime. What serves
 * (the predictor, the vocabulary) touches no class of DJL, so that a serving process never loads PyTorch.
 */
@NullMarked
package dev.aiengine.models.text.cnn;

import org.jspecify.annotations.NullMarked;
