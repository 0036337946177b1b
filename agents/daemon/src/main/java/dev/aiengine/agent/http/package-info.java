/** The prediction routes over HTTP, on Netty. Knows the serving state; nothing knows this package but the commands. */
@NullMarked
package dev.aiengine.agent.http;

import org.jspecify.annotations.NullMarked;
