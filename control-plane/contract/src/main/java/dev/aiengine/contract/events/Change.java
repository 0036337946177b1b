package dev.aiengine.contract.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happened to a thing. */
public enum Change {
    @JsonProperty("created")
    CREATED,
    @JsonProperty("changed")
    CHANGED,
    @JsonProperty("deleted")
    DELETED
}
