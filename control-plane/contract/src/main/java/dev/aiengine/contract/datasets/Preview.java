package dev.aiengine.contract.datasets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first rows of a dataset; each row has one value per column. */
public record Preview(List<String> columns, List<List<@Nullable Object>> rows) {}
