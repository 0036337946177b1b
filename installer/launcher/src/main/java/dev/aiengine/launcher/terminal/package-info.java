/** What the commands share: their options, and how they write to the person who started them. */
@NullMarked
package dev.aiengine.launcher.terminal;

import org.jspecify.annotations.NullMarked;
