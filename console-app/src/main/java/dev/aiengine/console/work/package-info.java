/** What takes time happens beside the FX thread, and its answers come back to it in one place. */
@NullMarked
package dev.aiengine.console.work;

import org.jspecify.annotations.NullMarked;
