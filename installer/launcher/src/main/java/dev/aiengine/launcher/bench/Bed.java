package dev.aiengine.launcher.bench;

import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.client.Upload;
import dev.aiengine.contract.endpoints.Endpoint;
import dev.aiengine.contract.endpoints.EndpointSpec;
import dev.aiengine.contract.endpoints.Variant;
import dev.aiengine.contract.tenancy.NewTenant;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.contract.training.TrainingJob;
import dev.aiengine.launcher.demo.made.Tickets;
import dev.aiengine.launcher.engine.Engine;
import dev.aiengine.launcher.engine.EngineSettings;
import dev.aiengine.launcher.engine.Installation;
import dev.aiengine.launcher.engine.LaunchFailure;
import dev.aiengine.launcher.engine.PassingFolder;
import dev.aiengine.launcher.engine.Ports;
import dev.aiengine.launcher.engine.Secret;
import dev.aiengine.launcher.engine.StartCaches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A test bed: an engine on a folder that is deleted afterwards, with one tenant. */
public final class Bed implements AutoCloseable {
    private static final String TENANT = "bench";
    private static final Duration TRAINING = Duration.ofMinutes(10);
    private static final Duration READY = Duration.ofMinutes(2);
    private static final int ROWS = 4_000;
    private static final long ROWS_SEED = 7;

    private final Installation installation;
    private final String secret = Secret.random();
    private final StartCaches caches;
    private final EngineSettings settings;
    private Engine engine;
    private final String key;

    public Bed(Consumer<String> terminal) throws IOException, InterruptedException {
        this(Installation.here(), terminal, Map.of());
    }

    /** With more in the engine's environment. */
    public Bed(Installation installation, Consumer<String> terminal, Map<String, String> environment)
            throws IOException, InterruptedException {
        this.installation = installation;
        caches = StartCaches.of(installation, terminal);
        EngineSettings apart = EngineSettings.apart(
                        Ports.free(), PassingFolder.make("aiengine-bench").path())
                .with("API_KEY", secret);
        for (Map.Entry<String, String> more : environment.entrySet()) {
            apart = apart.with(more.getKey(), more.getValue());
        }
        settings = apart;
        engine = Engine.start(installation, caches, settings);
        try {
            engine.awaitHealthy();
            EngineClient operator = operator();
            operator.tenants().create(new NewTenant(TENANT, null, null));
            key = Objects.requireNonNull(operator.tenants()
                    .createKey(TENANT, "bench", Role.TENANT_ADMIN)
                    .key());
        } catch (RuntimeException | InterruptedException e) {
            close();
            throw e;
        }
    }

    public Engine engine() {
        return engine;
    }

    public EngineClient operator() {
        return engine.client(secret);
    }

    /** The operator's key. */
    public String secret() {
        return secret;
    }

    /** What opens a console on it, but for the key. */
    public List<String> console() throws IOException {
        return List.of("--url=" + engine.url(), "--home=" + Files.createTempDirectory(folder(), "console"));
    }

    String key() {
        return key;
    }

    public EngineClient tenant() {
        return engine.client(key);
    }

    public Path folder() {
        return settings.data();
    }

    public Path report(String name) {
        return installation.home().resolve("target/bench").resolve(name);
    }

    /**
     * Stops the engine and starts it again on the same folder.
     *
     * @return seconds from its start until it was healthy
     */
    double restart() throws InterruptedException {
        engine.close();
        engine = Engine.start(installation, caches, settings);
        return engine.awaitHealthy();
    }

    /** Trains a classifier of made tickets and puts it on an endpoint, both under a name; waits until it answers. */
    public Endpoint serve(String name) throws IOException, InterruptedException, TimeoutException {
        EngineClient tenant = tenant();
        Path csv = Tickets.TEXTS.write(folder().resolve(name + ".csv"), ROWS_SEED, ROWS);
        String dataset =
                tenant.datasets().upload(name, new Upload(csv, Upload.CSV)).reference();
        TrainingJob job = tenant.training().submit(TrainRequest.of(name, "text-classification", dataset, Map.of()));
        job = tenant.training().await(job.id(), TRAINING);
        if (job.version() == null) {
            throw new LaunchFailure("Training " + job.model() + " ended as " + job.state()
                    + (job.reason() == null ? "" : ": " + job.reason()));
        }
        Variant variant = new Variant(name, Integer.toString(job.version()), null);
        tenant.endpoints().put(name, new EndpointSpec(List.of(variant), null));
        return tenant.endpoints().await(name, READY);
    }

    @Override
    public void close() throws IOException {
        engine.close();
        new PassingFolder(settings.data()).close();
    }
}
