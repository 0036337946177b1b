package dev.aiengine.console.predict;

import static java.nio.file.Files.isRegularFile;
import static java.nio.file.Files.readAllBytes;
import static java.nio.file.Files.size;

import dev.aiengine.console.parts.Parts;
import dev.aiengine.console.shell.Files;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A picture that is dropped or chosen. */
final class PictureQuestion implements Question {
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("drop-over");
    private static final long LARGEST = 12L << 20;
    private static final double SHOWN = 150;

    private final TextField file = new TextField();
    private final Label hint = Parts.muted("Drop a JPEG or PNG here, or choose one");
    private final VBox zone;

    PictureQuestion(Files files) {
        file.setId("predict-picture");
        file.setPromptText("Path of a picture");
        file.setAccessibleText("Picture");
        ImageView preview = new ImageView();
        preview.setPreserveRatio(true);
        preview.setFitHeight(SHOWN);
        preview.setFitWidth(SHOWN * 1.6);
        preview.setAccessibleText("The picture");
        preview.managedProperty().bind(preview.imageProperty().isNotNull());
        file.textProperty().addListener((observable, before, now) -> preview(preview));
        zone = new VBox(
                10,
                preview,
                hint,
                Parts.button(
                        "Choose…",
                        Material2OutlinedAL.FOLDER,
                        () -> files.open("Picture").ifPresent(chosen -> file.setText(chosen.toString()))),
                file);
        zone.getStyleClass().add("drop-zone");
        zone.setMinHeight(140);
        zone.setOnDragOver(this::over);
        zone.setOnDragExited(event -> zone.pseudoClassStateChanged(OVER, false));
        zone.setOnDragDropped(this::dropped);
    }

    @Override
    public Node node() {
        return zone;
    }

    /** Small, and decoded beside the FX thread; what is no picture is said when it is asked about. */
    private void preview(ImageView preview) {
        preview.setImage(null);
        Path picture = shown();
        if (picture == null) {
            return;
        }
        String chosen = file.getText();
        Image small = new Image(picture.toUri().toString(), SHOWN * 3.2, SHOWN * 2, true, true, true);
        small.progressProperty().addListener((observable, before, now) -> {
            if (now.doubleValue() == 1 && !small.isError() && chosen.equals(file.getText())) {
                preview.setImage(Photograph.upright(small, Photograph.held(picture)));
            }
        });
    }

    private @Nullable Path shown() {
        try {
            Path picture = picture();
            return picture != null && isRegularFile(picture) && size(picture) <= LARGEST ? picture : null;
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }

    @Override
    public Object input() {
        Path picture;
        try {
            picture = picture();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("This is no path of a file", e);
        }
        if (picture == null) {
            throw new IllegalArgumentException("Choose a picture");
        }
        String name = picture.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".jpg") && !name.endsWith(".jpeg") && !name.endsWith(".png")) {
            throw new IllegalArgumentException(picture.getFileName() + " is neither a JPEG nor a PNG");
        }
        if (!isRegularFile(picture)) {
            throw new IllegalArgumentException("There is no file " + picture);
        }
        try {
            if (size(picture) > LARGEST) {
                throw new IllegalArgumentException(picture.getFileName() + " is larger than 12 MB");
            }
            return Map.of("image", Base64.getEncoder().encodeToString(readAllBytes(picture)));
        } catch (IOException e) {
            throw new IllegalArgumentException(picture.getFileName() + " cannot be read", e);
        }
    }

    @Override
    public @Nullable Path picture() {
        return file.getText().isBlank() ? null : Path.of(file.getText().strip());
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            zone.pseudoClassStateChanged(OVER, true);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        if (!files.isEmpty()) {
            file.setText(files.getFirst().toString());
        }
        event.setDropCompleted(!files.isEmpty());
        event.consume();
    }
}
