/** The one way to make lists that filter, sort and export. */
@NullMarked
package dev.aiengine.console.table;

import org.jspecify.annotations.NullMarked;
