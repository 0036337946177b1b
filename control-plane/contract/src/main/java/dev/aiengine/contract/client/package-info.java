/** A typed client for the routes, on {@code java.net.http}. */
@NullMarked
package dev.aiengine.contract.client;

import org.jspecify.annotations.NullMarked;
