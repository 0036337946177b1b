package dev.aiengine.agent.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.agent.Conversation;
import dev.aiengine.agent.FakeControlPlane;
import dev.aiengine.agent.control.Ending;
import dev.aiengine.agent.control.Machine;
import dev.aiengine.agent.control.WorkFolder;
import dev.aiengine.contract.agent.DesiredState;
import dev.aiengine.contract.agent.TrainingOrder;
import dev.aiengine.contract.agent.TrainingOrder.DataFile;
import dev.aiengine.contract.agent.TrainingOutcome;
import dev.aiengine.contract.training.Progress;
import dev.aiengine.models.ModelFamily;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.ModelSource;
import dev.aiengine.models.Predictor;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.Untrainable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingAgentTest {

    /** How a test trains. */
    private interface Training {
        void train(TrainingRun run) throws IOException;
    }

    /** How a test imports. */
    private interface Adopting {
        void adopt(ModelSource source) throws IOException;
    }

    private static final byte[] ROWS = "rows".getBytes(StandardCharsets.UTF_8);
    private static final ModelManifest MANIFEST = new ModelManifest(
            ModelManifest.FORMAT,
            "sentiment",
            "linear",
            "a text",
            "a label",
            List.of("bad", "good"),
            Map.of(),
            Map.of(),
            Map.of("accuracy", 0.9),
            "reviews@3",
            "0.1.0");

    private final FakeControlPlane controlPlane = new FakeControlPlane();
    private final Ending ending = new Ending();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final AtomicInteger news = new AtomicInteger();

    @TempDir
    Path work;

    @BeforeEach
    void order() {
        order(null);
    }

    @AfterEach
    void close() {
        controlPlane.close();
    }

    @Test
    void aTrainedPackageIsUploadedAndReported() throws Exception {
        AtomicReference<String> read = new AtomicReference<>();

        run(run -> {
            read.set(Files.readString(run.train().parquet()));
            Files.writeString(run.output().resolve("weights"), "w");
        });

        assertThat(read).hasValue("rows");
        assertThat(controlPlane.outcomes)
                .singleElement()
                .isInstanceOfSatisfying(TrainingOutcome.Trained.class, trained -> {
                    byte[] archive = controlPlane.packages.get(trained.packageSha256());
                    assertThat(archive).isNotNull().hasSize((int) trained.packageBytes());
                    assertThat(trained.labels()).containsExactly("bad", "good");
                    assertThat(trained.metrics()).containsEntry("accuracy", 0.9);
                    assertThat(trained.framework()).isEqualTo("linear");
                });
        assertThat(ending.reason())
                .hasValueSatisfying(reason -> assertThat(reason.failed()).isFalse());
    }

    @Test
    void dataThatCannotBeLearnedFromIsReportedAsRefused() {
        run(run -> {
            throw new Untrainable("there is only one label");
        });

        assertThat(controlPlane.outcomes).containsExactly(new TrainingOutcome.Refused("there is only one label"));
        assertThat(ending.reason())
                .hasValueSatisfying(reason -> assertThat(reason.failed()).isFalse());
    }

    @Test
    void anythingElseFailsTheAttemptAndReportsNothing() {
        run(run -> {
            throw new IllegalStateException("bug");
        });

        assertThat(controlPlane.outcomes).isEmpty();
        assertThat(ending.reason())
                .hasValueSatisfying(reason -> assertThat(reason.failed()).isTrue());
    }

    @Test
    void aStopCancelsTheTrainingAtItsNextProgress() {
        AtomicInteger epochs = new AtomicInteger();
        run(run -> {
            ending.end("asked to stop: cancelled");
            epochs.incrementAndGet();
            run.listener().progress(new Progress(0.1, 1, 10, null), Map.of());
            epochs.incrementAndGet();
        });

        assertThat(epochs).hasValue(1);
        assertThat(controlPlane.outcomes).isEmpty();
        assertThat(ending.reason()).contains(new Ending.Reason("asked to stop: cancelled", false));
    }

    @Test
    void whoeverIsAskedToGiveWayEndsOnceItsStateIsSaved() {
        AtomicInteger epochs = new AtomicInteger();
        AtomicReference<TrainingAgent> agent = new AtomicReference<>();
        agent.set(agent(ending, run -> {
            agent.get().heed(new DesiredState(true, "gave way to tenant globex", null));
            Files.writeString(run.checkpoint().resolve("epoch"), "1");
            run.listener().progress(new Progress(0.1, 1, 10, null), Map.of());
            epochs.incrementAndGet();
            run.listener().checkpointed();
            epochs.incrementAndGet();
        }));
        agent.get().run();

        assertThat(epochs).hasValue(1);
        assertThat(controlPlane.checkpoints).hasSize(1);
        assertThat(controlPlane.outcomes).isEmpty();
        assertThat(ending.reason()).contains(new Ending.Reason("gave way, its state is saved", false));
    }

    @Test
    void anAttemptThatIsOverReportsNothing() {
        run(run -> controlPlane.over = true);

        assertThat(controlPlane.outcomes).isEmpty();
        assertThat(controlPlane.packages).isEmpty();
        assertThat(ending.reason())
                .hasValueSatisfying(reason -> assertThat(reason.failed()).isFalse());
    }

    @Test
    void dataWithAnotherDigestIsNotTrainedOn() {
        controlPlane.blobs.put(FakeControlPlane.sha256(ROWS), "other".getBytes(StandardCharsets.UTF_8));
        AtomicInteger trained = new AtomicInteger();

        run(run -> trained.incrementAndGet());

        assertThat(trained).hasValue(0);
        assertThat(ending.reason())
                .hasValueSatisfying(reason -> assertThat(reason.failed()).isTrue());
    }

    @Test
    void checkpointsAreUploadedAndTheNextAttemptResumesFromThem() throws Exception {
        CountDownLatch uploaded = new CountDownLatch(1);
        run(run -> {
            Files.writeString(run.checkpoint().resolve("epoch"), "7");
            run.listener().checkpointed();
            await().until(() -> !controlPlane.checkpoints.isEmpty());
            uploaded.countDown();
            throw new IllegalStateException("lost");
        });
        assertThat(uploaded.getCount()).isZero();
        new WorkFolder(work).clean();
        order(controlPlane.blob(controlPlane.checkpoints.getFirst()));
        AtomicReference<String> resumed = new AtomicReference<>();

        run(new Ending(), run -> resumed.set(Files.readString(run.checkpoint().resolve("epoch"))));

        assertThat(resumed).hasValue("7");
    }

    @Test
    void progressCarriesAnEstimateOfTheTimeLeft() {
        AtomicReference<TrainingAgent> agent = new AtomicReference<>();
        AtomicReference<Progress> seen = new AtomicReference<>();
        agent.set(agent(ending, run -> {
            run.listener().progress(new Progress(0.2, 1, 5, null), Map.of("loss", 0.7));
            now.set(Instant.EPOCH.plusSeconds(10));
            run.listener().progress(new Progress(0.4, 2, 5, null), Map.of("loss", 0.5));
            seen.set(Objects.requireNonNull(
                    agent.get().heartbeat(Machine.named("node")).progress()));
        }));

        agent.get().run();

        assertThat(seen.get()).isEqualTo(new Progress(0.4, 2, 5, 30.0));
        assertThat(news).as("the first progress is news").hasValue(1);
    }

    @Test
    void aTrainingThatEndsWhileTheControlPlaneIsAwayReportsWhenItIsBack() throws Exception {
        Thread training = Thread.ofVirtual().start(() -> run(run -> controlPlane.goAway()));
        await().until(controlPlane::away);

        controlPlane.comeBack();

        assertThat(training.join(Duration.ofSeconds(20))).isTrue();
        assertThat(controlPlane.outcomes).hasSize(1);
    }

    @Test
    void aFileIsMadeAPackageByItsFamily() throws Exception {
        importing(ROWS);
        AtomicReference<String> read = new AtomicReference<>();

        adopting(source -> {
            read.set(Files.readString(source.file()));
            MANIFEST.write(source.output());
        });

        assertThat(read).hasValue("rows");
        assertThat(controlPlane.outcomes).singleElement().isInstanceOf(TrainingOutcome.Trained.class);
    }

    @Test
    void aFileThatItsFamilyRefusesIsReportedAsRefused() throws Exception {
        importing(ROWS);

        adopting(source -> {
            throw new Untrainable("the file is no model");
        });

        assertThat(controlPlane.outcomes).containsExactly(new TrainingOutcome.Refused("the file is no model"));
        assertThat(controlPlane.packages).isEmpty();
    }

    @Test
    void aPackageIsOpenedAndKeepsItsDigest() throws Exception {
        Path folder = Files.createDirectories(work.resolve("made"));
        MANIFEST.write(folder);
        Path archive = work.resolve("made.zip");
        ModelPackage.pack(folder, archive);
        byte[] bytes = Files.readAllBytes(archive);
        importing(bytes);

        adopting(source -> {
            throw new AssertionError("a package is opened, not made again");
        });

        assertThat(controlPlane.outcomes)
                .singleElement()
                .isInstanceOfSatisfying(TrainingOutcome.Trained.class, trained -> {
                    assertThat(trained.packageSha256()).isEqualTo(FakeControlPlane.sha256(bytes));
                    assertThat(trained.metrics()).containsEntry("accuracy", 0.9);
                });
    }

    @Test
    void aPackageOfAnotherTaskIsRefused() throws Exception {
        Path folder = Files.createDirectories(work.resolve("made"));
        MANIFEST.write(folder);
        Files.writeString(
                folder.resolve(ModelManifest.FILE),
                Files.readString(folder.resolve(ModelManifest.FILE)).replace("sentiment", "custom"));
        Path archive = work.resolve("made.zip");
        ModelPackage.pack(folder, archive);
        importing(Files.readAllBytes(archive));

        adopting(source -> {});

        assertThat(controlPlane.outcomes)
                .containsExactly(new TrainingOutcome.Refused("the package is one of custom, not sentiment"));
    }

    @Test
    void aPackageWhoseFilesItsFamilyStumblesOverIsRefused() throws Exception {
        Path folder = Files.createDirectories(work.resolve("made"));
        MANIFEST.write(folder);
        Files.writeString(folder.resolve("weights"), "damaged");
        Path archive = work.resolve("made.zip");
        ModelPackage.pack(folder, archive);
        importing(Files.readAllBytes(archive));

        adopting(source -> {});

        assertThat(controlPlane.outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        TrainingOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("its files are damaged", "weights"));
    }

    @Test
    void aPackageThatLeavesOutWhatItHasNoneOfIsTaken() throws Exception {
        importingManifest("{\"format\":1,\"task\":\"sentiment\",\"framework\":\"linear\",\"labels\":null}");

        adopting(source -> {});

        assertThat(controlPlane.outcomes)
                .singleElement()
                .isInstanceOfSatisfying(TrainingOutcome.Trained.class, trained -> {
                    assertThat(trained.labels()).isEmpty();
                    assertThat(trained.metrics()).isEmpty();
                    assertThat(trained.metadata()).isEmpty();
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            null                                                   | is empty
            {"format":1,"framework":"linear"}                      | names no task
            {"format":1,"task":"sentiment"}                        | must name a framework
            {"format":1,"task":"sentiment","framework":" "}        | must name a framework
            {"format":1,"task":"sentiment","framework":"x","labels":[null]} | has a null among its labels
            {"format":2,"task":"sentiment","framework":"x"}        | package format 2 is not supported
            {"format":1,                                           | cannot be read
            """)
    void aPackageThatDoesNotSayWhatItIsIsRefused(String manifest, String told) throws Exception {
        importingManifest(manifest);

        adopting(source -> {});

        assertThat(controlPlane.outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        TrainingOutcome.Refused.class,
                        refused -> assertThat(refused.reason())
                                .startsWith("the package cannot be opened: ")
                                .contains(told));
    }

    @Test
    void aFrameworkOrAManifestThatIsTooLongIsRefused() throws Exception {
        String named = "{\"format\":1,\"task\":\"sentiment\",\"framework\":\"" + "x".repeat(50) + "\"}";
        for (String manifest : List.of(named, named.replace("\"x", "\"xx"), named + " ".repeat(16 << 20))) {
            importingManifest(manifest);
            agent(new Ending(), run -> {}).run();
        }

        assertThat(controlPlane.outcomes.get(0)).isInstanceOf(TrainingOutcome.Trained.class);
        assertThat(controlPlane.outcomes.get(1)).asString().contains("must name a framework");
        assertThat(controlPlane.outcomes.get(2)).asString().contains("model.json is larger than 16777216 bytes");
    }

    private void importingManifest(String json) throws IOException {
        Path folder = Files.createDirectories(work.resolve("made"));
        Files.writeString(folder.resolve(ModelManifest.FILE), json);
        Path archive = work.resolve("made.zip");
        ModelPackage.pack(folder, archive);
        importing(Files.readAllBytes(archive));
        new WorkFolder(work).clean();
    }

    private void importing(byte[] file) {
        controlPlane.order = new TrainingOrder(
                "j-1", "reviews", "sentiment", Map.of(), null, null, null, null, controlPlane.blob(file));
    }

    private void adopting(Adopting adopting) {
        agent(ending, new OneFamily(run -> {}, adopting)).run();
    }

    private void run(Training training) {
        run(ending, training);
    }

    private void run(Ending of, Training training) {
        agent(of, training).run();
    }

    private TrainingAgent agent(Ending of, Training training) {
        return agent(of, new OneFamily(training, source -> {}));
    }

    private TrainingAgent agent(Ending of, OneFamily family) {
        return new TrainingAgent(
                Conversation.client(controlPlane, of, Duration.ofMinutes(1)),
                new WorkFolder(work),
                task -> family,
                of,
                now::get,
                task -> Thread.ofVirtual().start(task),
                news::incrementAndGet);
    }

    private void order(@Nullable String checkpoint) {
        DataFile rows = new DataFile("reviews@3", controlPlane.blob(ROWS), null, List.of("text", "label"));
        controlPlane.order =
                new TrainingOrder("j-1", "reviews", "sentiment", Map.of(), rows, null, null, checkpoint, null);
    }

    private record OneFamily(Training training, Adopting adopting) implements ModelFamily {
        @Override
        public ModelManifest train(TrainingRun run) throws IOException {
            training.train(run);
            MANIFEST.write(run.output());
            return MANIFEST;
        }

        @Override
        public ModelManifest adopt(ModelSource source) throws IOException {
            adopting.adopt(source);
            return MANIFEST;
        }

        @Override
        public Predictor load(ModelPackage modelPackage) {
            if (Files.exists(modelPackage.directory().resolve("weights"))) {
                throw new IndexOutOfBoundsException("weights end early");
            }
            return inputs -> List.of();
        }
    }
}
