package dev.aiengine.server.fleet;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How machines are looked after.
 *
 * @param interval between two readings of a machine
 * @param lease how long a machine may be silent before its figures count as old
 * @param nvidiaSmi NVIDIA's tool, by its name or path
 * @param nvidiaSmiLimit how long the tool may take
 * @param cache most bytes of packages that a node's daemon keeps
 * @param port where a node's daemon gives them out
 */
@ConfigurationProperties("aiengine.node")
public record NodeProperties(
        @DefaultValue("5s") Duration interval,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("nvidia-smi") String nvidiaSmi,
        @DefaultValue("5s") Duration nvidiaSmiLimit,
        @DefaultValue("20GB") DataSize cache,
        @DefaultValue("8501") int port) {
    public NodeProperties {
        require(interval.toMillis() >= 100, "interval must be at least 100ms");
        require(lease.compareTo(interval) > 0, "lease must be longer than aiengine.node.interval");
        require(!nvidiaSmi.isBlank(), "nvidia-smi must name a program");
        require(nvidiaSmiLimit.toMillis() >= 1, "nvidia-smi-limit must be at least 1ms");
        require(cache.toBytes() >= 0, "cache must not be negative");
        require(port > 0 && port < 65_536, "port must be 1 to 65535");
    }

    private static void require(boolean met, String rule) {
        if (!met) {
            throw new IllegalArgumentException("aiengine.node." + rule);
        }
    }
}
