/** The window: navigation, command palette, status, theme, preferences; what a page gets and what it must be. */
@NullMarked
package dev.aiengine.console.shell;

import org.jspecify.annotations.NullMarked;
