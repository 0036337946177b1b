package dev.aiengine.models;

import java.nio.file.Path;

/**
 * A model that was trained elsewhere and is to become a version.
 *
 * @param task it shall do
 * @param params of the import, checked as far as the control plane can
 * @param file as it was sent, of unknown origin: an ONNX or TorchScript file, or a zip of one with what belongs to it
 * @param output an empty folder that becomes the package
 */
public record ModelSource(String task, Parameters params, Path file, Path output) {}
