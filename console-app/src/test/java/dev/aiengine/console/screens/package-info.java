/** The console worked by clicks and keys against a real engine, and pictures of it. */
@NullMarked
package dev.aiengine.console.screens;

import org.jspecify.annotations.NullMarked;
