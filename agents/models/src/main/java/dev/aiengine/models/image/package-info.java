/**
 * Images: reading them safely, and image classification by a small residual network. What reads and serves touches no
 * class of DJL, so that a serving process never loads PyTorch.
 */
@NullMarked
package dev.aiengine.models.image;

import org.jspecify.annotations.NullMarked;
