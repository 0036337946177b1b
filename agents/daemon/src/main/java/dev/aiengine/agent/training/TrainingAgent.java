package dev.aiengine.agent.training;

import dev.aiengine.agent.control.AttemptOver;
import dev.aiengine.agent.control.Blobs;
import dev.aiengine.agent.control.ControlPlaneClient;
import dev.aiengine.agent.control.Ending;
import dev.aiengine.agent.control.Machine;
import dev.aiengine.agent.control.Sha256;
import dev.aiengine.agent.control.WorkFolder;
import dev.aiengine.contract.agent.CurvePoint;
import dev.aiengine.contract.agent.DesiredState;
import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.agent.TrainingOrder;
import dev.aiengine.contract.agent.TrainingOrder.DataFile;
import dev.aiengine.contract.agent.TrainingOutcome;
import dev.aiengine.models.ModelFamily;
import dev.aiengine.models.ModelManifest;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Parameters;
import dev.aiengine.models.Table;
import dev.aiengine.models.TrainingRun;
import dev.aiengine.models.Untrainable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out one attempt of a training job, from the order to the outcome. */
public final class TrainingAgent implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(TrainingAgent.class);

    private final ControlPlaneClient controlPlane;
    private final Blobs blobs;
    private final Function<String, ModelFamily> families;
    private final Ending ending;
    private final Path folder;
    private final Checkpoints checkpoints;
    private final TrainingWatch watch;

    /** What the heartbeat that is under way tells of the curve. */
    private volatile List<CurvePoint> told = List.of();

    /**
     * An agent that has not begun.
     *
     * @param families the family of a task
     * @param background runs uploads of checkpoints
     * @param changed called when the heartbeat has news
     */
    public TrainingAgent(
            ControlPlaneClient controlPlane,
            WorkFolder work,
            Function<String, ModelFamily> families,
            Ending ending,
            InstantSource clock,
            Executor background,
            Runnable changed) {
        this.controlPlane = controlPlane;
        this.blobs = new Blobs(work.blobs(), controlPlane);
        this.families = families;
        this.ending = ending;
        this.folder = work.training();
        this.checkpoints = new Checkpoints(checkpoint(), folder, controlPlane, background);
        this.watch = new TrainingWatch(ending, clock, checkpoints, changed);
    }

    public Heartbeat heartbeat(Machine machine) {
        TrainingWatch.Latest latest = watch.latest();
        List<CurvePoint> news = watch.curve().untold();
        Heartbeat heartbeat = new Heartbeat(
                machine.node(), machine.pid(), null, machine.memory(), latest.progress(), latest.metrics(), null);
        told = news;
        return news.isEmpty() ? heartbeat : heartbeat.with(news);
    }

    /** What the control plane asks for: to go on, or to save the state and end. */
    public void heed(DesiredState desired) {
        watch.curve().told(told);
        if (desired.stop()) {
            watch.giveWay();
        }
    }

    /** Trains and reports; whatever happens, the ending has its reason afterwards. */
    @Override
    public void run() {
        try {
            TrainingOrder order = controlPlane.order();
            log.info(
                    "job {}: {} {} for model {}",
                    order.job(),
                    order.task(),
                    order.train() == null
                            ? "from file " + order.source()
                            : "on " + order.train().reference(),
                    order.model());
            TrainingOutcome outcome = outcome(order);
            checkpoints.close();
            controlPlane.report(complete(outcome));
            ending.end(
                    switch (outcome) {
                        case TrainingOutcome.Trained trained -> "trained: " + trained.metrics();
                        case TrainingOutcome.Refused refused -> "refused: " + refused.reason();
                    });
        } catch (AttemptOver e) {
            ending.end(Objects.requireNonNullElse(e.getMessage(), "over"));
        } catch (CancellationException e) {
            if (watch.hasGivenWay()) {
                checkpoints.finish();
                ending.end("gave way, its state is saved");
            } else if (ending.asked()) {
                log.info("the training stopped as it was asked to");
            } else {
                failed(e);
            }
        } catch (Throwable e) {
            failed(e);
        }
    }

    private void failed(Throwable e) {
        if (ending.asked()) {
            log.info("the training ended with {} after it was asked to stop", e.toString());
            return;
        }
        log.error("the attempt failed", e);
        ending.fail("the attempt failed: " + e);
    }

    /** A training that was faster than the heartbeats tells all of its curve now. */
    private TrainingOutcome complete(TrainingOutcome outcome) {
        return outcome instanceof TrainingOutcome.Trained trained
                ? trained.with(watch.curve().untold())
                : outcome;
    }

    private TrainingOutcome outcome(TrainingOrder order) throws IOException {
        Path output = Files.createDirectories(folder.resolve("package"));
        ModelManifest manifest;
        try {
            manifest = manifest(order, output);
        } catch (Untrainable e) {
            return new TrainingOutcome.Refused(Objects.requireNonNullElse(e.getMessage(), "cannot be trained"));
        }
        Path archive = folder.resolve("package.zip");
        ModelPackage.pack(output, archive);
        String sha256 = Sha256.of(archive);
        log.info("uploading package {}, {} bytes", sha256, Files.size(archive));
        controlPlane.uploadPackage(sha256, archive);
        return new TrainingOutcome.Trained(
                sha256,
                Files.size(archive),
                manifest.framework(),
                manifest.labels(),
                manifest.metrics(),
                manifest.metadata(),
                Machine.peakMemory());
    }

    private ModelManifest manifest(TrainingOrder order, Path output) throws IOException {
        ModelFamily family = families.apply(order.task());
        if (order.source() != null) {
            return new Adoption(family, order.task())
                    .of(new Parameters(order.params()), blobs.fetch(order.source()), output);
        }
        if (order.train() == null) {
            throw new IOException("the order names neither rows nor a file");
        }
        return family.train(prepare(order, order.train(), output));
    }

    private TrainingRun prepare(TrainingOrder order, DataFile train, Path output) throws IOException {
        Files.createDirectories(checkpoint());
        if (order.checkpoint() != null) {
            log.info("resuming from checkpoint {}", order.checkpoint());
            ModelPackage.unpack(blobs.fetch(order.checkpoint()), checkpoint());
        }
        return new TrainingRun(
                order.task(),
                new Parameters(order.params()),
                table(train),
                order.test() == null ? null : table(order.test()),
                order.base() == null ? null : base(order.base()),
                output,
                checkpoint(),
                watch,
                Runtime.getRuntime().availableProcessors());
    }

    private Table table(DataFile file) throws IOException {
        Path archive = file.archive() == null ? null : blobs.fetch(file.archive());
        return new Table(file.reference(), blobs.fetch(file.sha256()), archive);
    }

    private ModelPackage base(String sha256) throws IOException {
        Path unpacked = folder.resolve("base");
        ModelPackage.unpack(blobs.fetch(sha256), unpacked);
        return ModelPackage.open(unpacked);
    }

    private Path checkpoint() {
        return folder.resolve("checkpoint");
    }
}
