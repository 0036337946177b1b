/** Who did what. */
@NullMarked
package dev.aiengine.contract.audit;

import org.jspecify.annotations.NullMarked;
