package dev.aiengine.models.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aiengine.models.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AugmentationTest {
    private static final int WIDTH = 96;
    private static final int HEIGHT = 64;

    @TempDir
    Path folder;

    @Test
    void boxesMoveAlongWithWhatTheyAreAround() throws IOException {
        Table table = MadeScenes.dataset(12, folder);
        List<Scene> scenes = SceneTable.read(table, 0, new ArrayList<>());
        SplittableRandom random = new SplittableRandom(3);
        int discs = 0;
        try (Pictures pictures = new Pictures(List.of(table), WIDTH, HEIGHT)) {
            Augmentation augmentation = new Augmentation(WIDTH, HEIGHT, pictures);
            for (int i = 0; i < 40; i++) {
                Example example = augmentation.varied(scenes.get(i % scenes.size()), scenes, i % 2 == 0, random);
                for (LabelledBox object : example.objects()) {
                    Box box = object.box();
                    assertThat(box.within(WIDTH, HEIGHT).area()).isCloseTo(box.area(), within(0.01f));
                    if (box.width() > 12 && box.height() > 12) {
                        assertThat(isColoured(example, box.centreX(), box.centreY()))
                                .as("object in the middle of %s", box)
                                .isTrue();
                        discs++;
                    }
                }
            }
        }
        assertThat(discs).isGreaterThan(30);
    }

    @Test
    void anImageAsItIsHasItsBoxesAsTheyAre() throws IOException {
        Table table = MadeScenes.dataset(3, folder);
        List<Scene> scenes = SceneTable.read(table, 0, new ArrayList<>());
        try (Pictures pictures = new Pictures(List.of(table), 2 * WIDTH, 2 * HEIGHT)) {
            Example example = new Augmentation(2 * WIDTH, 2 * HEIGHT, pictures).plain(scenes.getFirst());
            Box box = scenes.getFirst().objects().getFirst().box();
            assertThat(example.objects().getFirst().box())
                    .isEqualTo(new Box(2 * box.x(), 2 * box.y(), 2 * box.width(), 2 * box.height()));
        }
    }

    /** The background is grey: where red and blue differ there is an object. */
    private static boolean isColoured(Example example, float x, float y) {
        int at = ((int) y) * WIDTH + ((int) x);
        return Math.abs(example.planes()[at] - example.planes()[2 * WIDTH * HEIGHT + at]) > 0.8;
    }
}
