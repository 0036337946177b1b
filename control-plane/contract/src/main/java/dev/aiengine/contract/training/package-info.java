/** Training requests and jobs. */
@NullMarked
package dev.aiengine.contract.training;

import org.jspecify.annotations.NullMarked;
