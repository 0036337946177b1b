package dev.aiengine.console.support;

import dev.aiengine.contract.Page;
import dev.aiengine.contract.audit.AuditEntry;
import dev.aiengine.contract.datasets.Dataset;
import dev.aiengine.contract.datasets.Preview;
import dev.aiengine.contract.datasets.Profile;
import dev.aiengine.contract.endpoints.Batching;
import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.contract.endpoints.EndpointState;
import dev.aiengine.contract.endpoints.Scale;
import dev.aiengine.contract.endpoints.Variant;
import dev.aiengine.contract.fleet.Agent;
import dev.aiengine.contract.fleet.AgentPage;
import dev.aiengine.contract.fleet.Gpu;
import dev.aiengine.contract.fleet.NodeReading;
import dev.aiengine.contract.fleet.NodeStatus;
import dev.aiengine.contract.fleet.QueueEntry;
import dev.aiengine.contract.health.Health;
import dev.aiengine.contract.metrics.Series;
import dev.aiengine.contract.metrics.SeriesList;
import dev.aiengine.contract.prediction.PredictResponse;
import dev.aiengine.contract.registry.AliasChange;
import dev.aiengine.contract.registry.Model;
import dev.aiengine.contract.registry.ModelVersion;
import dev.aiengine.contract.tasks.Tasks;
import dev.aiengine.contract.tenancy.ApiKey;
import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.contract.tenancy.Tenant;
import dev.aiengine.contract.training.JobState;
import dev.aiengine.contract.training.Progress;
import dev.aiengine.contract.training.TrainingJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a small engine answers: one or two of everything.
 *
 * @param names how names are written that are part of addresses
 * @param words how whatever else people write is written: reasons, errors, titles, labels, columns
 * @param many how many datasets there are
 */
record PlayedAnswers(Instant now, UnaryOperator<String> names, UnaryOperator<String> words, int many) {
    private static final long GB = 1L << 30;
    private static final Pattern CURSOR = Pattern.compile("cursor=(\\d+)");

    /** The answer to a path below {@code /api/v1/}; null where there is none. */
    @Nullable
    Object to(String path, String query) {
        List<String> parts = List.of(path.split("/"));
        String last = parts.getLast();
        return switch (parts.getFirst()) {
            case "health" -> new Health("UP", "1.0", Map.of("database", "UP", words.apply("storage"), "DOWN"));
            case "tasks" -> page(Tasks.all());
            case "tenants" -> last.equals("keys") ? page(keys()) : page(tenants());
            case "datasets" ->
                switch (last) {
                    case "datasets" -> datasets(query);
                    case "versions" -> page(List.of(dataset()));
                    case "preview" -> preview();
                    case "profile" -> profile();
                    default -> dataset();
                };
            case "train" ->
                switch (last) {
                    case "train" -> page(jobs());
                    case "logs" -> words.apply("epoch 1");
                    case "curves" -> curves();
                    default -> jobs().getFirst();
                };
            case "models" ->
                switch (last) {
                    case "models" -> page(List.of(model()));
                    case "versions" -> page(List.of(version(2), version(1)));
                    case "history" -> page(List.of(moved()));
                    default -> parts.contains("versions") ? version(2) : model();
                };
            case "endpoints" -> last.equals("endpoints") ? page(List.of(endpoint())) : endpoint();
            case "predict" -> prediction();
            case "queue" -> page(List.of(waiting()));
            case "agents" -> fleet();
            case "audit" -> page(List.of(entry()));
            case "metrics" -> traffic();
            default -> null;
        };
    }

    private static <T> Page<T> page(List<T> items) {
        return new Page<>(items, null);
    }

    private List<Tenant> tenants() {
        Quota quota = new Quota(4, 16.0, 64 * GB, 10, 500, 10 * GB);
        return List.of(
                new Tenant(names.apply("acme"), words.apply("Acme Retail"), quota, ago(3_600)),
                new Tenant("globex", "Globex", Quota.UNLIMITED, ago(60)));
    }

    private List<ApiKey> keys() {
        return List.of(new ApiKey("k1", words.apply("web shop"), Role.PREDICT, ago(600), null, null));
    }

    private Page<Dataset> datasets(String query) {
        Matcher cursor = CURSOR.matcher(query);
        int from = cursor.find() ? Integer.parseInt(cursor.group(1)) : 0;
        int to = Math.min(many, from + 500);
        return new Page<>(
                IntStream.range(from, to)
                        .mapToObj(number -> dataset(names.apply("reviews") + (number == 0 ? "" : "-" + number)))
                        .toList(),
                to < many ? String.valueOf(to) : null);
    }

    private Dataset dataset() {
        return dataset(names.apply("reviews"));
    }

    private Dataset dataset(String name) {
        return new Dataset(name, 2, "csv", 90, 4_096, "ab12", columns(), ago(120));
    }

    private List<Dataset.Column> columns() {
        return List.of(
                new Dataset.Column(words.apply("text"), "VARCHAR", 0, 90),
                new Dataset.Column(words.apply("label"), "VARCHAR", 3, 2));
    }

    private Preview preview() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < 30; row++) {
            rows.add(List.of(words.apply("a lovely day"), words.apply("positive")));
        }
        return new Preview(columns().stream().map(Dataset.Column::name).toList(), rows);
    }

    private Profile profile() {
        List<Profile.ValueCount> top = List.of(
                new Profile.ValueCount(words.apply("positive"), 50), new Profile.ValueCount(words.apply("bad"), 40));
        return new Profile(
                90,
                columns().stream()
                        .map(column -> new Profile.ColumnProfile(
                                column.name(),
                                column.type(),
                                column.nulls(),
                                column.distinct(),
                                words.apply("a"),
                                words.apply("z"),
                                12.5,
                                3.5,
                                top))
                        .toList());
    }

    private List<TrainingJob> jobs() {
        return List.of(
                job("j3", JobState.FAILED, words.apply("row 3 of the file has no label"), Map.of()),
                job("j2", JobState.RUNNING, null, Map.of("loss", 0.4)),
                job("j1", JobState.SUCCEEDED, null, Map.of(words.apply("accuracy"), 0.9)));
    }

    private TrainingJob job(String id, JobState state, @Nullable String reason, Map<String, Double> metrics) {
        boolean ended = state.ended();
        return new TrainingJob(
                id,
                names.apply("reviews"),
                "sentiment",
                names.apply("reviews") + "@2",
                null,
                Map.of(words.apply("note"), words.apply("of the analyst")),
                0,
                state,
                reason,
                new Progress(ended ? 1 : 0.4, ended ? 5 : 2, 5, ended ? null : 40.0),
                metrics,
                state == JobState.SUCCEEDED ? 2 : null,
                GB,
                1,
                ago(300),
                ago(290),
                ended ? ago(200) : null);
    }

    private SeriesList curves() {
        List<Series.Point> points = IntStream.range(0, 5)
                .mapToObj(epoch -> new Series.Point(epoch, 1.0 / (epoch + 1)))
                .toList();
        return new SeriesList(
                null,
                null,
                null,
                List.of(
                        new Series("loss", "1", Map.of(), points),
                        new Series(words.apply("f1"), "1", Map.of(), points)));
    }

    private Model model() {
        return new Model(
                names.apply("reviews"), "sentiment", 2, Map.of("champion", 2, names.apply("candidate"), 1), ago(3_600));
    }

    private ModelVersion version(int number) {
        return new ModelVersion(
                names.apply("reviews"),
                number,
                "sentiment",
                "linear",
                List.of(words.apply("positive"), words.apply("negative")),
                "ab12",
                4_096,
                Map.of(words.apply("accuracy"), 0.9),
                Map.of(words.apply("note"), words.apply("of the analyst")),
                Map.of(),
                names.apply("reviews") + "@2",
                "j1",
                ago(200));
    }

    private AliasChange moved() {
        return new AliasChange(ago(100), names.apply("champion"), 1, 2, words.apply("operator:ops"));
    }

    private Endpoint endpoint() {
        return new Endpoint(
                names.apply("reviews"),
                List.of(
                        new Variant(names.apply("reviews"), "@champion", 9.0),
                        new Variant(names.apply("reviews"), "1", 1.0)),
                Batching.DEFAULT,
                null,
                3,
                EndpointState.STARTING,
                words.apply("one replica is not ready yet"),
                new Scale(1, 2, 2, 1, words.apply("load asks for two")),
                List.of("http://" + names.apply("host") + ":7000"),
                ago(3_000),
                ago(30));
    }

    private PredictResponse prediction() {
        var scores = JsonNodeFactory.instance.objectNode();
        scores.put(words.apply("positive"), 0.9);
        scores.put(words.apply("negative"), 0.1);
        var said = JsonNodeFactory.instance.objectNode();
        said.put("label", words.apply("positive"));
        said.set("scores", scores);
        return new PredictResponse("p1", names.apply("reviews"), 2, 0, List.of(said));
    }

    private QueueEntry waiting() {
        return new QueueEntry(
                names.apply("w9"), names.apply("acme"), "TRAIN", 0, 1, words.apply("two GPUs"), ago(90), ago(-600));
    }

    private AgentPage fleet() {
        String node = names.apply("gpu-node-01");
        Gpu gpu = new Gpu(0, "GPU-0", words.apply("NVIDIA H100"), 80 * GB, 20 * GB, 0.4, 55.0, null, List.of());
        return new AgentPage(
                List.of(new Agent(
                        names.apply("a1"),
                        names.apply("acme"),
                        "SERVE",
                        names.apply("serving"),
                        1,
                        node,
                        7L,
                        "http://" + names.apply("host") + ":7000",
                        GB,
                        ago(1),
                        null)),
                List.of(
                        new NodeStatus(
                                node,
                                new NodeStatus.Capacity(1, words.apply("NVIDIA-H100"), 16, 64 * GB),
                                List.of(names.apply("serving")),
                                ago(400),
                                words.apply("operator:ops"),
                                false,
                                ago(1),
                                new NodeReading(16, 0.3, 64 * GB, 20 * GB, List.of(gpu), words.apply("one is lost")),
                                new NodeStatus.Cache(2, GB, words.apply("no room"))),
                        new NodeStatus("quiet", null, List.of(), null, null, true, ago(900), null, null)),
                null);
    }

    private AuditEntry entry() {
        return new AuditEntry(
                1, ago(45), names.apply("acme"), words.apply("operator:ops"), "dataset.create", names.apply("reviews"));
    }

    private SeriesList traffic() {
        Map<String, String> labels = Map.of("tenant", names.apply("acme"));
        Map<String, String> p95 = Map.of("tenant", names.apply("acme"), "quantile", "0.95");
        return new SeriesList(
                now.minus(Duration.ofHours(1)),
                now,
                30L,
                List.of(
                        series("predictions", labels, 60),
                        series("errors", Map.of("tenant", names.apply("acme"), "kind", words.apply("timeout")), 2),
                        series("latency", p95, 0.02)));
    }

    private Series series(String name, Map<String, String> labels, double value) {
        List<Series.Point> points = IntStream.range(0, 100)
                .mapToObj(step -> new Series.Point(now.getEpochSecond() - 3_000.0 + step * 30.0, value))
                .toList();
        return new Series(name, "1", labels, points);
    }

    private Instant ago(long seconds) {
        return now.minusSeconds(seconds);
    }
}
