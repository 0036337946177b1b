/** The control plane's Spring Boot application; one package per feature. */
@NullMarked
package dev.aiengine.server;

import org.jspecify.annotations.NullMarked;
