package dev.aiengine.hardware;

import dev.aiengine.contract.fleet.Gpu;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What nvidia-smi writes. */
final class CsvGpus {
    private static final Pattern ROW = Pattern.compile("\\s*\\d+\\s*,\\s*GPU-[^,]+,.*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");
    private static final Pattern GPU_LINE = Pattern.compile("GPU \\d+: .*\\(UUID: (GPU-[^)]+)\\)");
    private static final Pattern INSTANCE_LINE = Pattern.compile("\\s+MIG (\\S+)\\s+Device.*");
    private static final int COLUMNS = 7;
    private static final long MEBIBYTE = 1 << 20;

    /** A GPU by itself. */
    record Row(List<String> fields) {
        String uuid() {
            return fields.get(1);
        }

        boolean divided() {
            return fields.size() > COLUMNS && fields.get(COLUMNS).equals("Enabled");
        }

        Gpu gpu(Map<String, List<Gpu.User>> users, Map<String, List<String>> instances) {
            Double utilisation = number(fields.get(5));
            return new Gpu(
                    Integer.parseInt(fields.getFirst()),
                    uuid(),
                    fields.get(2),
                    mebibytes(fields.get(3)),
                    mebibytes(fields.get(4)),
                    utilisation == null ? null : utilisation / 100,
                    number(fields.get(6)),
                    divided() ? instances.getOrDefault(uuid(), List.of()) : null,
                    users.getOrDefault(uuid(), List.of()));
        }
    }

    static boolean isRow(String line) {
        return ROW.matcher(line).matches();
    }

    static List<Row> rows(String text) {
        return text.lines()
                .filter(CsvGpus::isRow)
                .map(line -> List.of(line.strip().split("\\s*,\\s*", -1)))
                .filter(fields -> fields.size() >= COLUMNS && fields.getFirst().length() < 10)
                .map(Row::new)
                .sorted(Comparator.comparingInt(row -> Integer.parseInt(row.fields.getFirst())))
                .toList();
    }

    /** Processes by the GPU they use. A program's name may have commas, so it is the last column. */
    static Map<String, List<Gpu.User>> users(String text) {
        Map<String, List<Gpu.User>> users = new HashMap<>();
        text.lines().forEach(line -> {
            List<String> fields = List.of(line.strip().split("\\s*,\\s*", 4));
            Long pid = fields.size() == 4 ? whole(fields.get(1)) : null;
            if (pid != null) {
                users.computeIfAbsent(fields.getFirst(), uuid -> new ArrayList<>())
                        .add(new Gpu.User(pid, word(fields.get(3)).orElse(null), mebibytes(fields.get(2))));
            }
        });
        return users;
    }

    /** Profiles of instances by the GPU they are a part of. */
    static Map<String, List<String>> instances(String text) {
        Map<String, List<String>> instances = new HashMap<>();
        String gpu = "";
        for (String line : text.lines().toList()) {
            Matcher whole = GPU_LINE.matcher(line);
            Matcher part = INSTANCE_LINE.matcher(line);
            if (whole.matches()) {
                gpu = whole.group(1);
            } else if (part.matches()) {
                instances.computeIfAbsent(gpu, uuid -> new ArrayList<>()).add(part.group(1));
            }
        }
        return instances;
    }

    private static @Nullable Long mebibytes(String field) {
        Long value = whole(field);
        return value == null ? null : value * MEBIBYTE;
    }

    private static @Nullable Long whole(String field) {
        Double value = number(field);
        return value == null || value < 0 ? null : value.longValue();
    }

    private static @Nullable Double number(String field) {
        return NUMBER.matcher(field).matches() ? Double.valueOf(field) : null;
    }

    private static Optional<String> word(String field) {
        return field.isBlank() || field.startsWith("[") ? Optional.empty() : Optional.of(field);
    }

    private CsvGpus() {}
}
