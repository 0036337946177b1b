package dev.aiengine.server.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.client.EngineException;
import dev.aiengine.contract.client.Upload;
import dev.aiengine.contract.datasets.Dataset;
import dev.aiengine.server.EngineTest;
import dev.aiengine.server.TestEngine;
import dev.aiengine.server.TestEngine.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** An engine of its own, with limits small enough to stand at their edge. */
@EngineTest
@TestPropertySource(
        properties = {
            "aiengine.datasets.max-bytes=1000B",
            "aiengine.datasets.max-text-entry-bytes=900B",
            "aiengine.datasets.max-expanded-bytes=20KB"
        })
@Import(DatasetLimitsTest.JobOnBusy.class)
class DatasetLimitsTest {
    /** Stands for a training job that never ends. */
    static class JobOnBusy implements DatasetUse {
        @Override
        public boolean inUse(String tenant, String name, int version) {
            return name.equals("busy");
        }
    }

    private final TestEngine engine;
    private final String key;

    DatasetLimitsTest(TestEngine engine) {
        this.engine = engine;
        this.key = engine.member();
    }

    @Test
    void aFileAsLargeAsTheLimitIsTakenAndALargerOneIsNot() {
        assertThat(put(csvOf(1000)).expect(201).as(Dataset.class).bytes()).isEqualTo(1000);
        assertThat(put(csvOf(1001)).expect(413).detail()).contains("larger than the limit of 1000 bytes");
    }

    @Test
    void aClientReadsWhyAFileFarBeyondTheLimitIsRefusedAndSendsNothingOfIt(@TempDir Path folder) throws IOException {
        Path large = folder.resolve("large.csv");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(5L << 30);
        }
        AtomicLong sent = new AtomicLong();

        assertThatThrownBy(() -> new EngineClient(engine.uri(""), key)
                        .datasets()
                        .upload("large", new Upload(large, Upload.CSV), sent::set))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refused -> assertThat(refused.status()).isEqualTo(413))
                .hasMessageContaining("larger than the limit of 1000 bytes");
        assertThat(sent).hasValue(0);
    }

    @Test
    void aFileOfUnknownLengthIsRefusedWhereItPassesTheLimit() {
        byte[] csv = csvOf(1001).getBytes(StandardCharsets.UTF_8);
        Answer answer = engine.put(
                key,
                "/api/v1/datasets/chunked",
                "text/csv",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(csv)));
        assertThat(answer.expect(413).detail()).contains("larger than the limit of 1000 bytes");
    }

    @Test
    void aFormsFileIsMeasuredWithoutTheForm() {
        assertThat(form(csvOf(1000)).expect(201).as(Dataset.class).bytes()).isEqualTo(1000);
        form(csvOf(1001)).expect(413);
    }

    @Test
    void aTextInAnArchiveThatIsTooLongIsNamed() throws Exception {
        assertThat(zip("x".repeat(900)).expect(201).as(Dataset.class).rows()).isEqualTo(1);
        assertThat(zip("x".repeat(901)).expect(422).detail()).contains("\"pos/1.txt\" is longer than 900 bytes");
    }

    @Test
    void aDatasetThatAJobUsesIsNotDeleted() {
        engine.upload(key, "busy", "a\nx\n");
        assertThat(engine.delete(key, "/api/v1/datasets/busy/versions/1")
                        .expect(409)
                        .detail())
                .contains("busy@1 is used by a training job");
        engine.delete(key, "/api/v1/datasets/busy").expect(409);
        engine.get(key, "/api/v1/datasets/busy/preview").expect(200);
    }

    private Answer zip(String text) throws Exception {
        return engine.put(
                key,
                "/api/v1/datasets/zip",
                "application/zip",
                BodyPublishers.ofByteArray(DatasetControllerTest.zip("pos/1.txt", text)));
    }

    private Answer put(String csv) {
        return engine.put(key, "/api/v1/datasets/edge", "text/csv", BodyPublishers.ofString(csv));
    }

    private Answer form(String csv) {
        return engine.send(engine.request(key, "/api/v1/datasets")
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .POST(BodyPublishers.ofString("--xyz\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nform\r\n"
                        + "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n" + csv
                        + "\r\n--xyz--\r\n")));
    }

    private static String csvOf(int bytes) {
        return "text\n" + "x".repeat(600) + "\n" + "x".repeat(bytes - 607) + "\n";
    }
}
