package dev.aiengine.hardware;

import dev.aiengine.contract.fleet.Gpu;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** NVIDIA's tool. What it does not know of a GPU it writes as a word in brackets, and that stays absent here. */
final class NvidiaSmi {
    private static final String GPUS =
            "--query-gpu=index,uuid,name,memory.total,memory.used,utilization.gpu,temperature.gpu";
    private static final String PROCESSES = "--query-compute-apps=gpu_uuid,pid,used_memory,process_name";
    private static final String FORMAT = "--format=csv,noheader,nounits";

    private final Tool tool;
    private final boolean named;

    /** Drivers before 450 know nothing of instances, and refuse a question that names them. */
    private boolean instances = true;

    NvidiaSmi(String program, Duration limit) {
        this.tool = new Tool(program, limit);
        this.named = program.contains("/");
    }

    /** Whether somebody said where the tool is, and so means it to be there. */
    boolean isNamed() {
        return named;
    }

    /**
     * The GPUs that could be read.
     *
     * @param problem what it wrote besides, in a sentence
     */
    record Answer(List<Gpu> gpus, @Nullable String problem) {}

    Answer ask() throws IOException {
        Tool.Output output = gpus();
        List<CsvGpus.Row> rows = CsvGpus.rows(output.text());
        if (rows.isEmpty()) {
            return new Answer(List.of(), isNone(output) ? null : failed(output));
        }
        Map<String, List<Gpu.User>> users = CsvGpus.users(textOf(PROCESSES, FORMAT));
        Map<String, List<String>> parts =
                rows.stream().anyMatch(CsvGpus.Row::divided) ? CsvGpus.instances(textOf("--list-gpus")) : Map.of();
        List<Gpu> gpus = new ArrayList<>();
        rows.forEach(row -> gpus.add(row.gpu(users, parts)));
        return new Answer(gpus, output.exitCode() == 0 ? null : failed(output));
    }

    private Tool.Output gpus() throws IOException {
        if (instances) {
            Tool.Output output = tool.ask(List.of(GPUS + ",mig.mode.current", FORMAT));
            instances = !output.text().contains("not a valid field");
            if (instances) {
                return output;
            }
        }
        return tool.ask(List.of(GPUS, FORMAT));
    }

    /** GPUs are worth telling of even where the rest is not to be had. */
    private String textOf(String... arguments) {
        try {
            Tool.Output output = tool.ask(List.of(arguments));
            return output.exitCode() == 0 ? output.text() : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static boolean isNone(Tool.Output output) {
        return output.text().contains("No devices were found")
                || (output.exitCode() == 0 && output.text().isBlank());
    }

    private static String failed(Tool.Output output) {
        String said = output.text()
                .lines()
                .filter(line -> !CsvGpus.isRow(line) && !line.isBlank())
                .findFirst()
                .orElse("it says nothing");
        String text = said.strip();
        return "nvidia-smi failed (exit code " + output.exitCode() + "): "
                + (text.length() > 300 ? text.substring(0, 300) : text);
    }
}
