package dev.aiengine.launcher.demo;

import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.client.EngineException;
import dev.aiengine.contract.client.Upload;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One tenant's way from a file to predictions; walking it again makes new versions of everything. */
final class Walk {
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final String KEY_NAME = "demo";
    private static final String CHAMPION = "champion";
    private static final long ROWS_SEED = 7;
    private static final long CALLS_SEED = 8;
    private static final int CALLS = 200;

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

    Chapter of(DemoTenant tenant) throws IOException, InterruptedException, TimeoutException {
        terminal.accept(tenant.displayName() + " (" + tenant.name() + ")");
        String key = key(tenant);
        EngineClient client = operator.withKey(key);
        Dataset dataset = upload(tenant, client);
        long start = System.nanoTime();
        ModelVersion version = train(tenant, dataset, client);
        double seconds = (System.nanoTime() - start) / 1e9;
        Endpoint endpoint = deploy(tenant, version, client);
        double p50 = call(tenant, client);
        PredictResponse example = client.predict(tenant.resource(), tenant.example());
        callAgent(tenant, client, endpoint, example);
        return new Chapter(tenant, key, client, version, dataset.rows(), seconds, endpoint, example, p50);
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

    private Dataset upload(DemoTenant tenant, EngineClient client) throws IOException {
        Path file = tenant.texts().write(folder.resolve(tenant.resource() + ".csv"), ROWS_SEED, tenant.rows());
        Dataset dataset = client.datasets().upload(tenant.resource(), new Upload(file, Upload.CSV));
        say(String.format(
                Locale.ROOT,
                "uploaded %s: %,d rows, %,d KB",
                dataset.reference(),
                dataset.rows(),
                dataset.bytes() / 1024));
        return dataset;
    }

    private ModelVersion train(DemoTenant tenant, Dataset dataset, EngineClient client)
            throws InterruptedException, TimeoutException {
        TrainingJob job = client.training()
                .submit(TrainRequest.of(tenant.resource(), tenant.task(), dataset.reference(), Map.of()));
        say("training " + tenant.task() + " ...");
        job = client.training().await(job.id(), STEP);
        if (job.version() == null) {
            throw new LaunchFailure("Training " + job.id() + " ended as " + job.state()
                    + (job.reason() == null ? "" : ": " + job.reason()));
        }
        ModelVersion version = client.models().version(tenant.resource(), job.version());
        say(String.format(
                Locale.ROOT, "trained %s@%d, accuracy %.3f", version.model(), version.version(), accuracy(version)));
        return version;
    }

    private Endpoint deploy(DemoTenant tenant, ModelVersion version, EngineClient client)
            throws InterruptedException, TimeoutException {
        client.models().alias(tenant.resource(), CHAMPION, version.version());
        Variant variant = new Variant(tenant.resource(), "@" + CHAMPION, null);
        client.endpoints().put(tenant.resource(), new EndpointSpec(List.of(variant), null));
        Endpoint endpoint = client.endpoints().await(tenant.resource(), STEP);
        say("deployed as endpoint " + endpoint.name() + ", served at " + String.join(" ", endpoint.addresses()));
        return endpoint;
    }

    /** The median milliseconds of predictions one after the other. */
    private static double call(DemoTenant tenant, EngineClient client) {
        long[] nanos = tenant.texts().stream(CALLS_SEED)
                .limit(CALLS)
                .mapToLong(row -> {
                    long start = System.nanoTime();
                    client.predict(tenant.resource(), row.text());
                    return System.nanoTime() - start;
                })
                .sorted()
                .toArray();
        return Arrays.stream(nanos).skip(CALLS / 2).findFirst().orElse(0) / 1e6;
    }

    private void callAgent(DemoTenant tenant, EngineClient client, Endpoint endpoint, PredictResponse viaGateway) {
        for (String address : endpoint.addresses()) {
            PredictResponse direct = client.at(URI.create(address)).predict(tenant.resource(), tenant.example());
            if (!direct.predictions().equals(viaGateway.predictions())) {
                throw new LaunchFailure("The agent at " + address + " predicts something else than the gateway");
            }
        }
        say(CALLS + 1 + " predictions through the gateway; the agent, asked directly, says the same");
    }

    static double accuracy(ModelVersion version) {
        return version.metrics().getOrDefault("accuracy", Double.NaN);
    }

    private void say(String line) {
        terminal.accept("  " + line);
    }
}
