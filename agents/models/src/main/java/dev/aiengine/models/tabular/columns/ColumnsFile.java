package dev.aiengine.models.tabular.columns;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.aiengine.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** {@code columns.json}: the columns of a model, with the values of each category. */
public final class ColumnsFile {
    public static final String NAME = "columns.json";

    private static final long LARGEST = 64L << 20;

    private enum Type {
        NUMBER,
        FLAG,
        CATEGORY,
        MOMENT
    }

    private record Stored(
            String name,
            Type type,
            @JsonSetter(contentNulls = Nulls.FAIL) @Nullable List<String> values) {
        Stored {
            Objects.requireNonNull(name, "a column has no name");
            Objects.requireNonNull(type, "a column has no type");
        }
    }

    private record Content(
            String target,
            @JsonSetter(contentNulls = Nulls.FAIL) List<Stored> columns,
            @JsonSetter(contentNulls = Nulls.FAIL) Map<String, String> ignored) {
        Content {
            Objects.requireNonNull(target, "no target");
            Objects.requireNonNull(columns, "no columns");
            Objects.requireNonNull(ignored, "no ignored columns");
        }
    }

    public static void write(Columns columns, Path directory) throws IOException {
        List<Stored> stored = columns.used().stream().map(ColumnsFile::stored).toList();
        Content content = new Content(columns.target(), stored, columns.ignored());
        Files.write(
                directory.resolve(NAME),
                Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
    }

    public static Columns read(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        long size = Files.size(file);
        if (size > LARGEST) {
            throw new IOException(NAME + " has " + size + " bytes, more than the " + LARGEST + " allowed");
        }
        try {
            Content content = Json.MAPPER.readValue(Files.readAllBytes(file), Content.class);
            if (content == null) {
                throw new IOException(NAME + " is empty");
            }
            Set<String> names = new HashSet<>();
            List<InputColumn> used = new ArrayList<>();
            for (Stored column : content.columns()) {
                used.add(column(column));
                if (!names.add(column.name())) {
                    throw new IOException(NAME + " names the column \"" + column.name() + "\" twice");
                }
            }
            if (used.isEmpty() || used.size() > Frame.MOST_COLUMNS) {
                throw new IOException(NAME + " has " + used.size() + " columns");
            }
            return new Columns(content.target(), List.copyOf(used), new LinkedHashMap<>(content.ignored()));
        } catch (JacksonException e) {
            throw new IOException(NAME + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static Stored stored(InputColumn column) {
        return switch (column) {
            case InputColumn.OfNumbers(String name) -> new Stored(name, Type.NUMBER, null);
            case InputColumn.OfFlags(String name) -> new Stored(name, Type.FLAG, null);
            case InputColumn.OfMoments(String name) -> new Stored(name, Type.MOMENT, null);
            case InputColumn.OfCategories categories ->
                new Stored(categories.name(), Type.CATEGORY, categories.values());
        };
    }

    private static InputColumn column(Stored column) {
        return switch (column.type()) {
            case NUMBER -> new InputColumn.OfNumbers(column.name());
            case FLAG -> new InputColumn.OfFlags(column.name());
            case MOMENT -> new InputColumn.OfMoments(column.name());
            case CATEGORY ->
                InputColumn.OfCategories.of(column.name(), column.values() == null ? List.of() : column.values());
        };
    }

    private ColumnsFile() {}
}
