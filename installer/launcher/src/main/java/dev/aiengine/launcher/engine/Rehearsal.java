package dev.aiengine.launcher.engine;

import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.client.Upload;
import dev.aiengine.contract.endpoints.EndpointSpec;
import dev.aiengine.contract.endpoints.Variant;
import dev.aiengine.contract.tenancy.NewTenant;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.contract.training.TrainingJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;

/**
 * A short life of an engine on a folder of its own, during which the JVMs of control plane and agents write down what
 * they load and what is hot: a start, an upload, a training, a deployment and some predictions.
 */
final class Rehearsal {
    private static final String WRITE = "-XX:AOTCacheOutput=";
    private static final Duration STEP = Duration.ofMinutes(2);
    private static final Duration WRITE_CACHE = Duration.ofMinutes(2);
    private static final int PREDICTIONS = 300;
    private static final int ROWS = 40;

    private final Installation installation;
    private final StartCaches caches;

    Rehearsal(Installation installation, StartCaches caches) {
        this.installation = installation;
        this.caches = caches;
    }

    void play() throws IOException {
        try (PassingFolder folder = PassingFolder.make("aiengine-rehearsal")) {
            play(folder.path());
        }
    }

    private void play(Path folder) throws IOException {
        String key = Secret.random();
        EngineSettings settings = EngineSettings.apart(Ports.free(), folder).with("API_KEY", key);
        Engine engine = Engine.start(
                installation,
                List.of(WRITE + caches.server()),
                List.of("--aiengine.agent.jvm-options=" + WRITE + caches.daemon()),
                settings);
        try {
            engine.awaitHealthy();
            perform(engine.client(key), folder);
        } catch (TimeoutException e) {
            throw new LaunchFailure(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted");
        } finally {
            engine.stop(WRITE_CACHE);
            engine.close();
        }
    }

    private static void perform(EngineClient operator, Path folder)
            throws IOException, InterruptedException, TimeoutException {
        operator.tenants().create(new NewTenant("rehearsal", null, null));
        EngineClient tenant = operator.withKey(Objects.requireNonNull(operator.tenants()
                .createKey("rehearsal", "rehearsal", Role.TENANT_ADMIN)
                .key()));
        StringBuilder rows = new StringBuilder("text,label\n");
        for (int row = 0; row < ROWS; row++) {
            rows.append(row % 2 == 0 ? "a warm and lovely day,good\n" : "a cold and dreadful night,bad\n");
        }
        Path file = Files.writeString(folder.resolve("rows.csv"), rows);
        tenant.datasets().upload("rows", new Upload(file, Upload.CSV));
        TrainingJob job = tenant.training().submit(TrainRequest.of("moods", "text-classification", "rows"));
        job = tenant.training().await(job.id(), STEP);
        if (job.version() == null) {
            throw new LaunchFailure("the rehearsal's training ended as " + job.state() + ": " + job.reason());
        }
        tenant.models().alias("moods", "champion", job.version());
        tenant.endpoints().put("moods", new EndpointSpec(List.of(new Variant("moods", "@champion", null)), null));
        tenant.endpoints().await("moods", STEP);
        for (int prediction = 0; prediction < PREDICTIONS; prediction++) {
            tenant.predict("moods", "a lovely night");
        }
    }
}
