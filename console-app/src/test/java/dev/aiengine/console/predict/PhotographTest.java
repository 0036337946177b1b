package dev.aiengine.console.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.console.shell.FilesIn;
import dev.aiengine.console.support.Folders;
import dev.aiengine.console.support.Screen;
import dev.aiengine.contract.images.ExifOrientation;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/** A photograph taken with the camera held sideways: stored 40 wide and 20 high, its left half red. */
class PhotographTest {
    private static final int QUARTER_TO_THE_RIGHT = 6;

    @BeforeAll
    static void toolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void itIsTurnedAsTheEngineTurnsIt() throws IOException {
        Path file = photograph();
        Image stored = new Image(file.toUri().toString());
        assertThat(stored.getWidth()).as("JavaFX turns nothing by itself").isEqualTo(40);

        ExifOrientation held = Photograph.held(file);
        Image upright = Screen.fx(() -> Photograph.upright(stored, held));

        assertThat(held.value()).isEqualTo(QUARTER_TO_THE_RIGHT);
        assertThat(upright.getWidth()).isEqualTo(20);
        assertThat(upright.getHeight()).isEqualTo(40);
        assertThat(upright.getPixelReader().getColor(10, 4).getRed()).isGreaterThan(0.7);
        assertThat(upright.getPixelReader().getColor(10, 36).getRed()).isLessThan(0.3);
    }

    @Test
    void droppedItIsChosenAndShownUpright() throws IOException {
        Path file = photograph();
        PictureQuestion question = Screen.fx(() -> new PictureQuestion(new FilesIn(Folders.fresh("saved"))));
        Screen.drop(question.node(), file);
        ImageView preview = Screen.fx(
                () -> Objects.requireNonNull((ImageView) question.node().lookup(".image-view")));

        assertThat(question.picture()).isEqualTo(file);
        await().until(() -> Screen.fx(() -> preview.getImage() != null));
        assertThat(preview.getImage().getHeight())
                .isEqualTo(2 * preview.getImage().getWidth());
        assertThat(question.input()).asString().startsWith("{image=");
    }

    private static Path photograph() throws IOException {
        BufferedImage image = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 20; x++) {
            for (int y = 0; y < 20; y++) {
                image.setRGB(x, y, Color.RED.getRGB());
            }
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", jpeg);
        ByteBuffer plain = ByteBuffer.wrap(jpeg.toByteArray());
        ByteBuffer exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xFFE1).putShort((short) 34);
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) QUARTER_TO_THE_RIGHT);
        ByteBuffer both = ByteBuffer.allocate(plain.capacity() + exif.capacity());
        both.put(plain.slice(0, 2)).put(exif.array()).put(plain.slice(2, plain.capacity() - 2));
        return Files.write(Folders.fresh("photograph").resolve("photograph.jpg"), both.array());
    }
}
