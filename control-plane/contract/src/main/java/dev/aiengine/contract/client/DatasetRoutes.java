package dev.aiengine.contract.client;

import dev.aiengine.contract.datasets.Dataset;
import dev.aiengine.contract.datasets.Preview;
import dev.aiengine.contract.datasets.Profile;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.function.LongConsumer;

/** {@code /datasets} of one tenant. */
public final class DatasetRoutes {
    private static final Duration UPLOAD = Duration.ofHours(1);

    private final Wire wire;

    DatasetRoutes(Wire wire) {
        this.wire = wire;
    }

    /** Streams a file to the engine, which makes it the next version of the dataset. */
    public Dataset upload(String name, Upload upload) {
        return upload(name, upload, sent -> {});
    }

    /**
     * As {@link #upload(String, Upload)}; interrupting the thread ends it. Nothing is sent of what the engine refuses
     * by its length, name or key.
     *
     * @param progress is told how many bytes have been sent, by the thread that sends them
     */
    public Dataset upload(String name, Upload upload, LongConsumer progress) {
        try {
            return wire.read(
                    wire.bytes(wire.request("datasets/" + name + upload.query())
                            .timeout(UPLOAD)
                            .expectContinue(true)
                            .header("Content-Type", upload.mediaType())
                            .PUT(new CountedBody(BodyPublishers.ofFile(upload.file()), progress))),
                    Dataset.class);
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException("There is no file " + upload.file(), e);
        }
    }

    /** The newest version. */
    public Dataset get(String name) {
        return wire.get("datasets/" + name, Dataset.class);
    }

    public Dataset get(String name, int version) {
        return wire.get(version(name, version), Dataset.class);
    }

    /** The newest version of each. */
    public Listing<Dataset> list() {
        return new Listing<>(wire, "datasets", Dataset.class);
    }

    public Listing<Dataset> versions(String name) {
        return new Listing<>(wire, "datasets/" + name + "/versions", Dataset.class);
    }

    public Preview preview(String name, int version, int rows) {
        return wire.get(version(name, version) + "/preview?limit=" + rows, Preview.class);
    }

    public Profile profile(String name, int version) {
        return wire.get(version(name, version) + "/profile", Profile.class);
    }

    /** Every version of it. */
    public void delete(String name) {
        wire.delete("datasets/" + name);
    }

    public void delete(String name, int version) {
        wire.delete(version(name, version));
    }

    private static String version(String name, int version) {
        return "datasets/" + name + "/versions/" + version;
    }
}
