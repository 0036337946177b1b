package dev.aiengine.console.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.console.chart.Palette;
import dev.aiengine.console.support.Screen;
import dev.aiengine.contract.Json;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Slider;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/** An engine tells of everything that might be there; only what is likely there is drawn. */
class BoxesTest {
    private static final String FOUND = """
            [{"label": "nut", "score": 0.9, "box": [10, 20, 30, 40]},
             {"label": "washer", "score": 0.6, "box": [50, 50, 20, 20]},
             {"label": "nut", "score": 0.07, "box": [80, 80, 15, 15]}]""";

    @BeforeAll
    static void toolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void whatIsHardlySureAppearsWhenItIsAskedFor() {
        Boxes boxes = boxes();
        Canvas canvas = canvas(boxes);
        assertThat(canvas.getAccessibleText()).isEqualTo("Picture with 2 objects, 52 % sure or more: nut, washer");

        Slider sure = Objects.requireNonNull((Slider) boxes.lookup("#predict-sure"));
        Screen.fx(() -> {
            sure.setValue(0.05);
            return true;
        });
        assertThat(canvas.getAccessibleText()).startsWith("Picture with 3 objects, 5 % sure or more");
        Screen.fx(() -> {
            sure.setValue(0.95);
            return true;
        });
        assertThat(canvas.getAccessibleText()).startsWith("Picture with 0 objects");
    }

    /** The picture is 100 pixels high and shown 420 high. */
    @Test
    void aBoxIsDrawnWhereTheEngineSaysItIs() {
        Canvas canvas = canvas(boxes());
        WritableImage drawn = Screen.fx(() -> canvas.snapshot(null, null));

        assertThat(drawn.getPixelReader().getColor(42, 150)).isNotEqualTo(Color.BLACK);
        assertThat(drawn.getPixelReader().getColor(100, 150)).isEqualTo(Color.BLACK);
        assertThat(drawn.getPixelReader().getColor(336, 380)).isEqualTo(Color.BLACK);
    }

    private static Boxes boxes() {
        return Screen.fx(() -> {
            WritableImage picture = new WritableImage(100, 100);
            for (int pixel = 0; pixel < 100 * 100; pixel++) {
                picture.getPixelWriter().setColor(pixel % 100, pixel / 100, Color.BLACK);
            }
            return new Boxes(picture, Json.MAPPER.readTree(FOUND), 0.52, Palette.LIGHT);
        });
    }

    private static Canvas canvas(Boxes boxes) {
        return (Canvas) boxes.getChildren().getLast();
    }
}
