package dev.aiengine.server.training;

import dev.aiengine.server.storage.Blob;
import java.nio.file.Path;
import java.util.Map;

/**
 * A file that is to become the next version of {@code model}.
 *
 * @param file a part of the store, moved into it where a job is made
 * @param source what the file is as a blob
 */
public record NewImport(String tenant, String model, String task, Map<String, Object> params, Path file, Blob source) {}
