package dev.aiengine.launcher.demo;

import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.client.EngineException;
import dev.aiengine.contract.client.ModelImport;
import dev.aiengine.contract.datasets.Dataset;
import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.contract.endpoints.EndpointSpec;
import dev.aiengine.contract.endpoints.Variant;
import dev.aiengine.contract.prediction.PredictResponse;
import dev.aiengine.contract.registry.ModelVersion;
import dev.aiengine.contract.tenancy.ApiKey;
import dev.aiengine.contract.tenancy.NewTenant;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.contract.training.TrainingJob;
import dev.aiengine.launcher.engine.LaunchFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** The way from files to predictions; walking it again makes new versions of everything. */
final class Walk {
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final String KEY_NAME = "demo";
    private static final String CHAMPION = "champion";
    private static final int CALLS = 100;

    private final EngineClient operator;
    private final Path folder;
    private final Consumer<String> terminal;

    /**
     * A walk as the operator of an engine.
     *
     * @param folder where the made data is written before it is uploaded
     */
    Walk(EngineClient operator, Path folder, Consumer<String> terminal) {
        this.operator = operator;
        this.folder = folder;
        this.terminal = terminal;
    }

    /** A tenant with its key, and its trainings under way. */
    record Begun(DemoTenant tenant, String key, EngineClient client, Map<Showcase, Submitted> submitted) {}

    /** A training or import under way; an import has no rows. */
    record Submitted(long rows, TrainingJob job) {}

    /** Makes the tenant, uploads its data and submits its trainings, to be finished one by one. */
    Begun begin(DemoTenant tenant) throws IOException {
        terminal.accept(tenant.displayName() + " (" + tenant.name() + ")");
        String key = key(tenant);
        EngineClient client = operator.withKey(key);
        Map<Showcase, Submitted> submitted = new LinkedHashMap<>();
        for (Showcase showcase : tenant.showcases()) {
            submitted.put(showcase, showcase.imported() ? importing(showcase, client) : training(showcase, client));
        }
        return new Begun(tenant, key, client, submitted);
    }

    /** Waits for a training, deploys what it made and predicts. */
    Chapter finish(Begun begun, Showcase showcase) throws IOException, InterruptedException, TimeoutException {
        EngineClient client = begun.client();
        Submitted submitted = Objects.requireNonNull(begun.submitted().get(showcase));
        TrainingJob job = client.training().await(submitted.job().id(), STEP);
        ModelVersion version = trained(showcase, job, client);
        Endpoint endpoint = deploy(showcase, version, client);
        Object input = showcase.example().input().make();
        PredictResponse example = client.predict(showcase.resource(), input);
        double p50 = call(showcase, input, client);
        callAgent(showcase, input, client, endpoint, example);
        return new Chapter(
                begun.tenant(),
                showcase,
                client,
                version,
                submitted.rows(),
                seconds(job),
                endpoint,
                input,
                example,
                p50);
    }

    private String key(DemoTenant tenant) {
        try {
            operator.tenants().create(new NewTenant(tenant.name(), tenant.displayName(), null));
            say("tenant made");
        } catch (EngineException e) {
            if (e.status() != 409) {
                throw e;
            }
            say("tenant is there from an earlier run");
        }
        List<ApiKey> earlier = operator.tenants().keys(tenant.name()).all();
        earlier.stream()
                .filter(key -> key.name().equals(KEY_NAME))
                .forEach(key -> operator.tenants().deleteKey(tenant.name(), key.id()));
        ApiKey key = operator.tenants().createKey(tenant.name(), KEY_NAME, Role.TENANT_ADMIN);
        say("key made, the role is tenant-admin");
        return Objects.requireNonNull(key.key(), "the answer that makes a key carries it");
    }

    private Submitted importing(Showcase showcase, EngineClient client) throws IOException {
        Path file = showcase.data().write(folder).file();
        say("sent " + file.getFileName() + " to be imported");
        return new Submitted(0, client.models().importVersion(showcase.resource(), file, ModelImport.PLAIN));
    }

    private Submitted training(Showcase showcase, EngineClient client) throws IOException {
        Dataset dataset = upload(showcase, client);
        TrainRequest request =
                TrainRequest.of(showcase.resource(), showcase.task(), dataset.reference(), showcase.params());
        return new Submitted(dataset.rows(), client.training().submit(request));
    }

    private Dataset upload(Showcase showcase, EngineClient client) throws IOException {
        Dataset dataset =
                client.datasets().upload(showcase.resource(), showcase.data().write(folder));
        say(String.format(
                Locale.ROOT,
                "uploaded %s: %,d rows, %,d KB; training %s",
                dataset.reference(),
                dataset.rows(),
                dataset.bytes() / 1024,
                showcase.task()));
        return dataset;
    }

    private ModelVersion trained(Showcase showcase, TrainingJob job, EngineClient client) {
        if (job.version() == null) {
            throw new LaunchFailure("Training " + job.id() + " of " + showcase.resource() + " ended as " + job.state()
                    + (job.reason() == null ? "" : ": " + job.reason()));
        }
        ModelVersion version = client.models().version(showcase.resource(), job.version());
        say(String.format(
                Locale.ROOT,
                "%s@%d is there after %.1f s%s",
                version.model(),
                version.version(),
                seconds(job),
                showcase.imported() ? "" : ", " + showcase.metric() + " " + figure(version, showcase)));
        return version;
    }

    private static Endpoint deploy(Showcase showcase, ModelVersion version, EngineClient client)
            throws InterruptedException, TimeoutException {
        client.models().alias(showcase.resource(), CHAMPION, version.version());
        Variant variant = new Variant(showcase.resource(), "@" + CHAMPION, null);
        client.endpoints().put(showcase.resource(), new EndpointSpec(List.of(variant), null, showcase.rules()));
        return client.endpoints().await(showcase.resource(), STEP);
    }

    /** The median milliseconds of predictions one after the other. */
    private static double call(Showcase showcase, Object input, EngineClient client) {
        long[] nanos = LongStream.range(0, CALLS)
                .map(call -> {
                    long start = System.nanoTime();
                    client.predict(showcase.resource(), input);
                    return System.nanoTime() - start;
                })
                .sorted()
                .toArray();
        return nanos[CALLS / 2] / 1e6;
    }

    private static void callAgent(
            Showcase showcase, Object input, EngineClient client, Endpoint endpoint, PredictResponse viaGateway) {
        for (String address : endpoint.addresses()) {
            PredictResponse direct = client.at(URI.create(address)).predict(showcase.resource(), input);
            if (!direct.predictions().equals(viaGateway.predictions())) {
                throw new LaunchFailure("The agent at " + address + " predicts something else than the gateway for "
                        + showcase.resource());
            }
        }
    }

    static String figure(ModelVersion version, Showcase showcase) {
        Double figure = version.metrics().get(showcase.metric());
        return figure == null ? "" : String.format(Locale.ROOT, "%.3f", figure);
    }

    private static double seconds(TrainingJob job) {
        return job.startedAt() == null || job.endedAt() == null
                ? Double.NaN
                : Duration.between(job.startedAt(), job.endedAt()).toMillis() / 1e3;
    }

    private void say(String line) {
        terminal.accept("  " + line);
    }
}
