package dev.aiengine.contract.endpoints;

/** READY only when every variant answers; FAILED names the reason beside it and is tried again. */
public enum EndpointState {
    STARTING,
    READY,
    FAILED
}
