package dev.aiengine.agent.control;

import java.io.IOException;

/** Bytes that do not have the digest they were named by. */
final class DigestMismatch extends IOException {
    DigestMismatch(String message) {
        super(message);
    }
}
