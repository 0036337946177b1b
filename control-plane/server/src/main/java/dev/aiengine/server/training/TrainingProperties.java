package dev.aiengine.server.training;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of training.
 *
 * @param maxPackageBytes the largest model package taken from an agent
 * @param maxCheckpointBytes the largest checkpoint taken from an agent
 */
@ConfigurationProperties("aiengine.training")
record TrainingProperties(
        @DefaultValue("8589934592") long maxPackageBytes,
        @DefaultValue("17179869184") long maxCheckpointBytes) {}
