package dev.aiengine.console;

import dev.aiengine.console.audit.AuditPage;
import dev.aiengine.console.datasets.DatasetsPage;
import dev.aiengine.console.endpoints.EndpointsPage;
import dev.aiengine.console.fleet.FleetPage;
import dev.aiengine.console.models.ModelsPage;
import dev.aiengine.console.monitoring.MonitoringPage;
import dev.aiengine.console.overview.OverviewPage;
import dev.aiengine.console.predict.PredictPage;
import dev.aiengine.console.queue.QueuePage;
import dev.aiengine.console.settings.SettingsPage;
import dev.aiengine.console.shell.PageKind;
import dev.aiengine.console.tenants.TenantsPage;
import dev.aiengine.console.training.TrainingPage;
import java.util.List;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Every page, in the order of the navigation; a new one is one line here. */
final class Pages {
    static final List<PageKind<?>> ALL = List.of(
            PageKind.of("overview", "Overview", Material2OutlinedAL.DASHBOARD, "health home", OverviewPage::new),
            PageKind.of("tenants", "Tenants", Material2OutlinedAL.APARTMENT, "quota keys", TenantsPage::new)
                    .can("New tenant", TenantsPage::create),
            PageKind.of(
                            "datasets",
                            "Datasets",
                            Material2OutlinedMZ.TABLE_CHART,
                            "data files preview",
                            DatasetsPage::new)
                    .aboutTenant()
                    .can("Upload a dataset", DatasetsPage::upload),
            PageKind.of("training", "Training", Material2OutlinedMZ.MODEL_TRAINING, "jobs learn", TrainingPage::new)
                    .aboutTenant()
                    .can("Train a model", TrainingPage::train),
            PageKind.of(
                            "models",
                            "Models",
                            Material2OutlinedAL.CATEGORY,
                            "versions aliases promote rollback",
                            ModelsPage::new)
                    .aboutTenant(),
            PageKind.of("endpoints", "Endpoints", Material2OutlinedAL.API, "serve variants deploy", EndpointsPage::new)
                    .aboutTenant()
                    .can("New endpoint", EndpointsPage::create),
            PageKind.of("predict", "Predict", Material2OutlinedAL.FLASH_ON, "ask try infer", PredictPage::new)
                    .aboutTenant(),
            PageKind.of(
                    "monitoring",
                    "Monitoring",
                    Material2OutlinedMZ.SHOW_CHART,
                    "charts latency quality errors throughput",
                    MonitoringPage::new),
            PageKind.of("queue", "Queue", Material2OutlinedMZ.QUEUE, "waiting reasons simulate", QueuePage::new)
                    .can("What if a quota were another", QueuePage::whatIf),
            PageKind.of("fleet", "Fleet", Material2OutlinedMZ.MEMORY, "agents nodes gpus", FleetPage::new),
            PageKind.of("audit", "Audit", Material2OutlinedAL.FACT_CHECK, "who did what log", AuditPage::new),
            PageKind.of("settings", "Settings", Material2OutlinedMZ.SETTINGS, "theme size keys", SettingsPage::new));

    private Pages() {}
}
