package dev.aiengine.launcher.bench.quality;

import dev.aiengine.contract.client.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipFile;

/** MovieLens 100K in the five folds it comes with. */
final class MovieLens {
    private static final int FOLDS = 5;

    static Map<String, Double> train(Trainer trainer, Path file) throws Exception {
        Means means = new Means();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (int fold = 1; fold <= FOLDS; fold++) {
                String base = trainer.upload("", ratings(zip, "u" + fold + ".base", trainer.folder()));
                String test = trainer.upload("-test", ratings(zip, "u" + fold + ".test", trainer.folder()));
                means.add(trainer.train(base, Map.of("testDataset", test)));
            }
        }
        return means.metrics();
    }

    private static Upload ratings(ZipFile zip, String name, Path folder) throws IOException {
        Path file = folder.resolve(name + ".tsv");
        Files.write(file, Zips.bytes(zip, "ml-100k/" + name));
        return new Upload(file, Upload.CSV_WITHOUT_HEADER).withColumns("user", "item", "rating", "timestamp");
    }

    private MovieLens() {}
}
