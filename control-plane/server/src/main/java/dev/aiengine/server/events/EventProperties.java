package dev.aiengine.server.events;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the event streams.
 *
 * @param remembered how many of the last events a client that was away may still have
 * @param streams open at the same time
 * @param streamsPerKey open at the same time with one key
 * @param keepAlive after how long without an event a stream says that it lives
 * @param longest a stream, after which its client comes again and its key is looked at anew
 */
@ConfigurationProperties("aiengine.events")
record EventProperties(
        @DefaultValue("4096") int remembered,
        @DefaultValue("256") int streams,
        @DefaultValue("16") int streamsPerKey,
        @DefaultValue("10s") Duration keepAlive,
        @DefaultValue("30m") Duration longest) {}
