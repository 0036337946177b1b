/** Training networks with PyTorch; what the families that train some have in common. */
@NullMarked
package dev.aiengine.models.network;

import org.jspecify.annotations.NullMarked;
