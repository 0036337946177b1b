package dev.aiengine.server.serving;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How serving pools grow and shrink.
 *
 * @param maxReplicas the largest {@code replicas.max} that an endpoint may ask for
 * @param targetBusy share of the time that the busiest model of a replica should be predicting
 * @param targetWait mean time that requests should wait for their model at most
 * @param slack how far below the targets the load must be before a pool shrinks, as a share of them
 * @param stabilisation how long fewer replicas must have been enough before a pool shrinks
 * @param idle how long nobody has predicted before a pool that may have no replica has none
 * @param afterGivingWay how long a pool that gave a replica away does not grow
 */
@ConfigurationProperties("aiengine.serving")
public record ServingProperties(
        @DefaultValue("16") int maxReplicas,
        @DefaultValue("0.6") double targetBusy,
        @DefaultValue("50ms") Duration targetWait,
        @DefaultValue("0.2") double slack,
        @DefaultValue("5m") Duration stabilisation,
        @DefaultValue("10m") Duration idle,
        @DefaultValue("5m") Duration afterGivingWay) {

    public ServingProperties {
        require(maxReplicas >= 1, "max-replicas", maxReplicas, "at least 1");
        require(targetBusy > 0 && targetBusy <= 1, "target-busy", targetBusy, "above 0 and at most 1");
        require(targetWait.isPositive(), "target-wait", targetWait, "longer than nothing");
        require(slack >= 0 && slack < 1, "slack", slack, "0 or more and below 1");
        require(!stabilisation.isNegative(), "stabilisation", stabilisation, "0 or longer");
        require(idle.isPositive(), "idle", idle, "longer than nothing");
        require(!afterGivingWay.isNegative(), "after-giving-way", afterGivingWay, "0 or longer");
    }

    private static void require(boolean holds, String name, Object value, String must) {
        if (!holds) {
            throw new IllegalArgumentException("aiengine.serving." + name + " is " + value + " and must be " + must);
        }
    }
}
