package dev.aiengine.server.fleet;

import dev.aiengine.contract.fleet.NodeReading;
import java.time.Instant;

/**
 * A machine was read: by its daemon, or by this process where agents are its children. Published as it comes, on the
 * thread that heard it.
 */
public record NodeRead(String node, Instant at, NodeReading reading) {}
