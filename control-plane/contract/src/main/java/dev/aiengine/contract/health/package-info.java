/** The health page. */
@NullMarked
package dev.aiengine.contract.health;

import org.jspecify.annotations.NullMarked;
