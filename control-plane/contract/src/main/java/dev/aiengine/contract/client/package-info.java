/** A typed client for the routes, on {@code java.net.http}: one class per feature, {@link EngineClient} in front. */
@NullMarked
package dev.aiengine.contract.client;

import org.jspecify.annotations.NullMarked;
