/** Models, versions and aliases. */
@NullMarked
package dev.aiengine.contract.registry;

import org.jspecify.annotations.NullMarked;
