package dev.aiengine.console.datasets;

import dev.aiengine.console.connection.Session;
import dev.aiengine.console.work.Failure;
import dev.aiengine.console.work.Loaded;
import dev.aiengine.console.work.Work;
import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.client.Upload;
import dev.aiengine.contract.datasets.Dataset;
import dev.aiengine.contract.datasets.Preview;
import dev.aiengine.contract.datasets.Profile;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;

/** Datasets of a tenant, and the version that is looked at. */
final class DatasetsModel {
    static final int PREVIEW_ROWS = 100;

    private final Session session;
    final Loaded<List<Dataset>> datasets;
    final Loaded<List<Dataset>> versions;
    final Loaded<Preview> preview;
    final Loaded<Profile> profile;
    private @Nullable Dataset selected;

    DatasetsModel(Session session) {
        this.session = session;
        this.datasets = new Loaded<>(session.work());
        this.versions = new Loaded<>(session.work());
        this.preview = new Loaded<>(session.work());
        this.profile = new Loaded<>(session.work());
        session.tenant().addListener((observable, before, now) -> {
            datasets.clear();
            look(null);
        });
    }

    void refresh() {
        if (session.hasTenant()) {
            datasets.load(() -> session.aboutTenant().datasets().list().all());
            Dataset shown = selected;
            if (shown != null) {
                versions.load(() ->
                        session.aboutTenant().datasets().versions(shown.name()).all());
            }
        }
    }

    /** Looks at one version; what is known of a version never changes. */
    void look(@Nullable Dataset dataset) {
        Dataset before = selected;
        if (dataset != null && before != null && dataset.reference().equals(before.reference())) {
            return;
        }
        selected = dataset;
        preview.clear();
        profile.clear();
        if (dataset == null || before == null || !dataset.name().equals(before.name())) {
            versions.clear();
        }
        load();
    }

    void load() {
        Dataset dataset = selected;
        if (dataset != null) {
            EngineClient client = session.aboutTenant();
            versions.load(() -> client.datasets().versions(dataset.name()).all());
            preview.load(() -> client.datasets().preview(dataset.name(), dataset.version(), PREVIEW_ROWS));
            profile.load(() -> client.datasets().profile(dataset.name(), dataset.version()));
        }
    }

    /** An upload under way. */
    static final class Sending {
        private final DoubleProperty share = new SimpleDoubleProperty();
        private volatile @Nullable Thread sender;
        private volatile int told;
        private volatile boolean cancelled;

        /** From 0 to 1; at 1 the engine reads what was sent. */
        DoubleProperty share() {
            return share;
        }

        /** The screen is told of each thousandth: of a large file every piece would be more than it can draw. */
        private void sent(double now, Work work) {
            int thousandths = (int) (now * 1000);
            if (thousandths != told) {
                told = thousandths;
                work.screen().execute(() -> share.set(now));
            }
        }

        void cancel() {
            cancelled = true;
            Thread running = sender;
            if (running != null) {
                running.interrupt();
            }
        }

        boolean cancelled() {
            return cancelled;
        }
    }

    Sending upload(String name, Upload upload, long bytes, Consumer<Dataset> done, Consumer<Failure> failed) {
        Sending sending = new Sending();
        EngineClient client = session.aboutTenant();
        session.work()
                .change(
                        () -> {
                            sending.sender = Thread.currentThread();
                            return client.datasets()
                                    .upload(
                                            name,
                                            upload,
                                            sent -> sending.sent((double) sent / Math.max(1, bytes), session.work()));
                        },
                        this::refresh,
                        done,
                        failed);
        return sending;
    }

    void delete(Dataset dataset, boolean allVersions, Runnable done, Consumer<Failure> failed) {
        EngineClient client = session.aboutTenant();
        session.work()
                .change(
                        () -> {
                            if (allVersions) {
                                client.datasets().delete(dataset.name());
                            } else {
                                client.datasets().delete(dataset.name(), dataset.version());
                            }
                        },
                        this::refresh,
                        done,
                        failed);
    }
}
