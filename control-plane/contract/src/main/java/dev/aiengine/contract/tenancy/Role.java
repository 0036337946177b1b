package dev.aiengine.contract.tenancy;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a key may do, from everything to predictions only. */
public enum Role {
    @JsonProperty("operator")
    OPERATOR,
    @JsonProperty("tenant-admin")
    TENANT_ADMIN,
    @JsonProperty("tenant-member")
    TENANT_MEMBER,
    @JsonProperty("predict")
    PREDICT
}
