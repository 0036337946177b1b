@NullMarked
package dev.aiengine.server.imports;

import org.jspecify.annotations.NullMarked;
