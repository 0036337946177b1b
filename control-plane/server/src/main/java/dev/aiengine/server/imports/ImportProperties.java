package dev.aiengine.server.imports;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large an imported model may be.
 *
 * @param maxBytes of the file; refused with 413, where the request says its length before the body is read
 * @param maxExpandedBytes of a zip's files together once unpacked
 * @param maxEntries files and folders in a zip
 */
@ConfigurationProperties("aiengine.imports")
record ImportProperties(
        @DefaultValue("2GB") DataSize maxBytes,
        @DefaultValue("4GB") DataSize maxExpandedBytes,
        @DefaultValue("10000") int maxEntries) {}
