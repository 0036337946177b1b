package dev.aiengine.console.fleet;

import dev.aiengine.console.parts.Texts;
import dev.aiengine.contract.fleet.Gpu;
import dev.aiengine.contract.fleet.NodeReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One cell of the heat map.
 *
 * @param gpu null where it is a whole machine without any
 * @param reading null where nothing is known of the machine now
 */
record Cell(String node, @Nullable Gpu gpu, @Nullable NodeReading reading) {

    /** Null where it is not known. */
    @Nullable
    Double share(Heat heat) {
        if (reading == null) {
            return null;
        }
        return gpu == null ? heat.of(reading) : heat.of(gpu);
    }

    /** What stands in it: a whole number of hundredths. */
    String figure(Heat heat) {
        Double share = share(heat);
        if (share == null) {
            return gpu == null ? "no figures" : "–";
        }
        String hundredths = String.format(Locale.ROOT, "%.0f", share * 100);
        return gpu == null ? (heat == Heat.MEMORY ? "Memory " : "CPU ") + hundredths + " %" : hundredths;
    }

    /** All that is known of it, in a line. */
    String words() {
        if (reading == null) {
            return node + ": no figures";
        }
        List<String> words = new ArrayList<>();
        if (gpu == null) {
            add(words, reading.cpuUse(), share -> Texts.percent(share) + " of " + processors(reading));
            add(words, reading.memoryUsed(), used -> amount(used, reading.memory()));
            return node + ": " + String.join(", ", words);
        }
        add(words, gpu.utilisation(), share -> Texts.percent(share) + " busy");
        add(words, gpu.memoryUsed(), used -> amount(used, gpu.memory()));
        add(words, gpu.temperature(), degrees -> String.format(Locale.ROOT, "%.0f °C", degrees));
        if (gpu.instances() != null && !gpu.instances().isEmpty()) {
            words.add("divided into " + String.join(", ", gpu.instances()));
        }
        if (!gpu.processes().isEmpty()) {
            words.add(
                    gpu.processes().stream().map(Cell::user).distinct().limit(3).collect(Collectors.joining(", ")));
        }
        return node + " GPU " + gpu.index() + ", " + gpu.product() + ": "
                + (words.isEmpty() ? "its driver tells nothing" : String.join(", ", words));
    }

    static String processors(NodeReading reading) {
        return Texts.counted(reading.processors(), "processor");
    }

    static String amount(long used, @Nullable Long all) {
        return Texts.bytes(used) + (all == null ? "" : " of " + Texts.bytes(all));
    }

    private static String user(Gpu.User user) {
        return (user.program() == null ? "process " + user.pid() : user.program())
                + (user.memory() == null ? "" : " " + Texts.bytes(user.memory()));
    }

    private static <T> void add(List<String> words, @Nullable T known, java.util.function.Function<T, String> word) {
        if (known != null) {
            words.add(word.apply(known));
        }
    }
}
