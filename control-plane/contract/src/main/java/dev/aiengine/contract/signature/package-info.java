/** What a model that was made elsewhere takes and gives. */
@NullMarked
package dev.aiengine.contract.signature;

import org.jspecify.annotations.NullMarked;
