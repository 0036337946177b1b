/**
 * Models of any kind that were made elsewhere: ONNX and TorchScript files are tried, given a signature, served by it,
 * and, where they have parameters to train, fine-tuned.
 */
@NullMarked
package dev.aiengine.models.custom;

import org.jspecify.annotations.NullMarked;
