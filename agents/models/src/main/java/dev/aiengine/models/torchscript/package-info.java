/**
 * TorchScript on PyTorch: modules that were traced or scripted elsewhere are checked, loaded, run, trained on and
 * saved. Knows nothing of tasks.
 */
@NullMarked
package dev.aiengine.models.torchscript;

import org.jspecify.annotations.NullMarked;
