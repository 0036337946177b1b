package dev.aiengine.console.datasets;

import dev.aiengine.console.parts.Form;
import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.parts.Texts;
import dev.aiengine.console.shell.Desk;
import dev.aiengine.console.work.Failure;
import dev.aiengine.contract.Names;
import dev.aiengine.contract.client.Upload;
import dev.aiengine.contract.datasets.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A file on its way to become a dataset's next version. */
final class UploadForm {
    private final Desk desk;
    private final DatasetsModel model;
    private final Consumer<String> done;
    private final Form form = new Form();
    private final TextField file = new TextField();
    private final TextField name = new TextField();
    private final CheckBox header = new CheckBox("The first line names the columns");
    private final TextField columns = new TextField();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label progress = Parts.muted("");
    private final Button send;
    private final VBox under = Parts.column(6, bar, progress);
    private DatasetsModel.@Nullable Sending sending;
    private Runnable away = () -> {};

    /** @param done is told the name of the dataset */
    UploadForm(Desk desk, DatasetsModel model, Consumer<String> done) {
        this.desk = desk;
        this.model = model;
        this.done = done;
        file.setId("upload-file");
        name.setId("upload-name");
        header.setSelected(true);
        form.add(
                "File",
                "CSV, NDJSON, Parquet, or a zip or tar.gz of texts or images",
                file,
                () -> MediaTypes.wrong(file.getText()));
        Button choose = Parts.button(
                "Choose…",
                Material2OutlinedAL.FOLDER,
                () -> desk.files().open("Upload").map(Path::toString).ifPresent(this::choose));
        form.getChildren().add(choose);
        form.add(
                "Dataset",
                "The file becomes the next version of it",
                name,
                () -> name.getText().matches(Names.RESOURCE) ? null : "The name " + Names.RESOURCE_MESSAGE);
        form.add("CSV", "", header);
        columns.disableProperty().bind(header.selectedProperty());
        form.add(
                "Columns",
                "Names of a CSV's columns where its first line has none, separated by commas",
                columns,
                () -> columns.getText().isBlank() ? "Name the columns, such as label,text" : null);
        bar.setMaxWidth(Double.MAX_VALUE);
        under.visibleProperty().bind(progress.textProperty().isNotEmpty());
        form.getChildren().add(under);
        form.sceneProperty().addListener((observable, before, now) -> {
            if (now == null && sending != null) {
                goOn();
            }
        });
        send = Parts.primary("Upload", Material2OutlinedAL.CLOUD_UPLOAD, this::send);
        send.setId("upload-send");
        send.setDefaultButton(true);
    }

    /** @param chosen path of a file; null where the person is to choose one */
    void show(@Nullable String chosen) {
        if (chosen != null) {
            choose(chosen);
        }
        desk.overlay().sheet("Upload a dataset", form, Parts.button("Cancel", this::cancel), send);
        if (chosen != null) {
            form.valid();
        }
    }

    private void choose(String chosen) {
        file.setText(chosen);
        if (name.getText().isBlank()) {
            name.setText(MediaTypes.suggested(chosen));
        }
    }

    /** Closed while it sends: progress and cancel stay in the corner. */
    private void goOn() {
        HBox corner = Parts.row(under, Parts.button("Cancel", this::cancel));
        HBox.setHgrow(under, Priority.ALWAYS);
        under.getChildren().addFirst(Parts.label(name.getText()));
        away = desk.overlay().keep(corner);
    }

    private void cancel() {
        DatasetsModel.Sending running = sending;
        if (running == null) {
            desk.overlay().close();
        } else {
            running.cancel();
        }
    }

    private void send() {
        form.failed(null);
        if (!form.valid()) {
            return;
        }
        Path chosen = Path.of(file.getText().strip());
        String type = Objects.requireNonNull(MediaTypes.of(chosen));
        boolean bare = type.equals(Upload.CSV) && !header.isSelected();
        Upload upload = new Upload(
                chosen,
                bare ? Upload.CSV_WITHOUT_HEADER : type,
                bare ? List.of(columns.getText().strip().split("\\s*,\\s*")) : List.of());
        long size = size(chosen);
        send.setDisable(true);
        bar.setProgress(0);
        progress.setText("Sending");
        DatasetsModel.Sending started = model.upload(name.getText(), upload, size, this::arrived, this::failed);
        sending = started;
        started.share().addListener((observable, before, now) -> {
            bar.setProgress(now.doubleValue());
            progress.setText(
                    now.doubleValue() < 1
                            ? Texts.bytes(Math.round(size * now.doubleValue())) + " of " + Texts.bytes(size) + " sent"
                            : "Sent; the engine reads it");
        });
    }

    private void arrived(Dataset dataset) {
        sending = null;
        away.run();
        if (shown()) {
            desk.overlay().close();
        }
        desk.overlay().toast(dataset.reference() + " is there: " + Texts.count(dataset.rows()) + " rows");
        done.accept(dataset.name());
    }

    private void failed(Failure failure) {
        DatasetsModel.Sending before = sending;
        sending = null;
        away.run();
        send.setDisable(false);
        progress.setText("");
        if (before != null && before.cancelled()) {
            desk.overlay().toast("The upload is cancelled; nothing is left of it");
        } else if (shown()) {
            form.failed(failure);
        } else {
            desk.overlay().toast(name.getText() + " could not be uploaded. " + failure.sentence());
        }
    }

    /** Closed, the form sends on; something else may be in front by then. */
    private boolean shown() {
        return form.getScene() != null;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
