package dev.aiengine.contract.endpoints;

/**
 * READY only when every variant answers on at least one replica; FAILED names the reason beside it and is tried again;
 * IDLE has no replica because nobody has predicted for a while, and gets one with the next prediction.
 */
public enum EndpointState {
    STARTING,
    READY,
    IDLE,
    FAILED
}
