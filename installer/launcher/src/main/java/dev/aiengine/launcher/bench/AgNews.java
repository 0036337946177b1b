package dev.aiengine.launcher.bench;

import dev.aiengine.contract.client.Upload;
import dev.aiengine.contract.datasets.Dataset;
import dev.aiengine.contract.registry.ModelVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * News items of four classes (AG News, the 7,600 of its test file); each fifth row is the test.
 *
 * @param seconds from submitting the training to the registered version
 */
record AgNews(double seconds, double accuracy) {
    static final String FILE = "ag_news_test.csv";

    static AgNews train(Bed bed, Path file) throws InterruptedException, TimeoutException {
        Upload upload = new Upload(file, Upload.CSV_WITHOUT_HEADER).withColumns("label", "title", "text");
        Dataset dataset = bed.tenant().datasets().upload("ag-news", upload);
        Map<String, Object> params =
                Map.of("textColumn", List.of("title", "text"), "labelColumn", "label", "testEvery", 5);
        long start = System.nanoTime();
        ModelVersion version = bed.train("ag-news", "text-classification", dataset.reference(), params);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new AgNews(seconds, version.metrics().getOrDefault("accuracy", Double.NaN));
    }
}
