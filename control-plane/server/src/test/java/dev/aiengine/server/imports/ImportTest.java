package dev.aiengine.server.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.agent.TrainingOrder;
import dev.aiengine.contract.agent.TrainingOutcome;
import dev.aiengine.contract.client.EngineClient;
import dev.aiengine.contract.client.ModelImport;
import dev.aiengine.contract.registry.ModelVersion;
import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.contract.training.JobState;
import dev.aiengine.contract.training.TrainingJob;
import dev.aiengine.server.EngineTest;
import dev.aiengine.server.TestEngine;
import dev.aiengine.server.TestEngine.Answer;
import dev.aiengine.server.fleet.PlayedCluster;
import dev.aiengine.server.fleet.PlayedCluster.PlayedAgent;
import dev.aiengine.server.fleet.PlayedTraining;
import dev.aiengine.server.storage.BlobStore;
import dev.aiengine.server.web.Digest;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EngineTest
class ImportTest {
    private static final String SIGNATURE = "{\"inputs\":[{\"name\":\"x\",\"type\":\"float32\",\"shape\":[-1,4]}]}";

    private final TestEngine engine;
    private final PlayedCluster cluster;
    private final BlobStore blobs;
    private final String tenant;
    private String key;

    @TempDir
    Path folder;

    ImportTest(TestEngine engine, PlayedCluster cluster, BlobStore blobs) {
        this.engine = engine;
        this.cluster = cluster;
        this.blobs = blobs;
        this.tenant = engine.createTenant();
        this.key = engine.key(tenant, Role.TENANT_MEMBER);
    }

    @Test
    void aFileBecomesAVersionThroughAJobWithoutADataset() throws IOException {
        byte[] file = ModelFiles.named("linear.onnx");
        Answer accepted = send("net", "", file, null).expect(202);
        TrainingJob job = accepted.as(TrainingJob.class);
        assertThat(accepted.header("Location")).isEqualTo("/api/v1/train/" + job.id());
        assertThat(job.task()).isEqualTo("custom");
        assertThat(job.dataset()).isNull();

        PlayedAgent agent = cluster.agent(job.id(), 1);
        TrainingOrder order = agent.get(engine, "order").expect(200).as(TrainingOrder.class);
        assertThat(order.train()).isNull();
        assertThat(order.source())
                .isEqualTo(HexFormat.of().formatHex(Digest.sha256().digest(file)));
        agent.get(engine, "blobs/" + order.source()).expect(200);
        finish(agent, "package");

        TrainingJob done = job(job.id());
        assertThat(done.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(done.version()).isEqualTo(1);
        ModelVersion version =
                engine.get(key, "/api/v1/models/net/versions/1").expect(200).as(ModelVersion.class);
        assertThat(version.dataset()).isNull();
        assertThat(version.metadata()).containsEntry("imported", true);
        assertThat(engine.get(key, "/api/v1/models/net/versions/1/package")
                        .expect(200)
                        .body())
                .isEqualTo("package");
        assertThat(engine.get(key, "/api/v1/train").json().get("items").size()).isEqualTo(1);
        await().untilAsserted(() ->
                assertThat(blobs.has(tenant, String.valueOf(order.source()))).isFalse());

        blobs.delete(tenant, version.sha256());
        assertThat(engine.get(key, "/api/v1/models/net/versions/1/package")
                        .expect(404)
                        .detail())
                .isEqualTo("There is no content " + version.sha256());
    }

    @Test
    void aFileThatTheAgentCannotOpenFailsTheJobAndLeavesNothing() {
        TrainingJob job =
                send("net", "", ModelFiles.named("linear.pt"), null).expect(202).as(TrainingJob.class);
        PlayedAgent agent = cluster.agent(job.id(), 1);
        String source = String.valueOf(
                agent.get(engine, "order").as(TrainingOrder.class).source());

        agent.post(engine, "outcome", new TrainingOutcome.Refused("PyTorch cannot load the file"))
                .expect(204);

        assertThat(job(job.id()).state()).isEqualTo(JobState.FAILED);
        assertThat(job(job.id()).reason()).isEqualTo("PyTorch cannot load the file");
        engine.get(key, "/api/v1/models/net").expect(404);
        await().untilAsserted(() -> assertThat(blobs.has(tenant, source)).isFalse());
    }

    @Test
    void aCancelledImportLeavesNothing() {
        TrainingJob job =
                send("net", "", ModelFiles.named("linear.pt"), null).expect(202).as(TrainingJob.class);
        PlayedAgent agent = cluster.agent(job.id(), 1);
        String source = String.valueOf(
                agent.get(engine, "order").as(TrainingOrder.class).source());

        engine.delete(key, "/api/v1/train/" + job.id()).expect(200);

        agent.post(engine, "heartbeat", new Heartbeat("node", 1, null, 0, null, null, null))
                .expect(410);
        await().untilAsserted(() -> assertThat(blobs.has(tenant, source)).isFalse());
    }

    @Test
    void theSignatureReachesTheAgentAsItIsMeant() {
        TrainingJob job = send("net", "?signature=" + encoded(SIGNATURE), ModelFiles.named("linear.pt"), null)
                .expect(202)
                .as(TrainingJob.class);

        TrainingOrder order =
                cluster.agent(job.id(), 1).get(engine, "order").expect(200).as(TrainingOrder.class);
        assertThat(order.params().get("signature"))
                .isEqualTo(Map.of(
                        "inputs",
                        List.of(Map.of("name", "x", "type", "float", "shape", List.of(-1, 4))),
                        "outputs",
                        List.of()));
    }

    @Test
    void aFormCarriesTheSame() {
        String boundary = "------boundary";
        String form = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"signature\"\r\n\r\n" + SIGNATURE
                + "\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"any.bin\"\r\n\r\n"
                + text(ModelFiles.named("linear.onnx")) + "\r\n--" + boundary + "--\r\n";
        TrainingJob job = engine.send(engine.request(key, "/api/v1/models/net/versions")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofString(form, StandardCharsets.ISO_8859_1)))
                .expect(202)
                .as(TrainingJob.class);

        assertThat(job.params()).containsKey("signature");
    }

    @Test
    void theSameIdempotencyKeyGivesTheSameJob() {
        byte[] file = ModelFiles.named("linear.onnx");
        String signature = "?signature=" + encoded(SIGNATURE);
        String first = send("net", signature, file, "k")
                .expect(202)
                .as(TrainingJob.class)
                .id();

        assertThat(send("net", signature, file, "k")
                        .expect(202)
                        .as(TrainingJob.class)
                        .id())
                .isEqualTo(first);
        String reused = "was used for another request";
        assertThat(send("net", "", file, "k").expect(422).detail()).contains(reused);
        assertThat(send("other", signature, file, "k").expect(422).detail()).contains(reused);
        assertThat(send("net", signature, ModelFiles.named("linear.pt"), "k")
                        .expect(422)
                        .detail())
                .contains(reused);
    }

    @Test
    void filesAndRequestsThatCannotBecomeAModelAreRefusedAtOnce() {
        byte[] onnx = ModelFiles.named("linear.onnx");
        assertThat(send("net", "", ModelFiles.named("state.pt"), null)
                        .expect(422)
                        .detail())
                .startsWith("file: is a Python pickle");
        assertThat(send("net", "", new byte[0], null).expect(422).detail()).isEqualTo("file: is empty");
        assertThat(send("net", "?signature=%7B", onnx, null).expect(422).detail())
                .startsWith("signature: cannot be read");
        assertThat(send("net", "?signature=" + encoded(SIGNATURE.replace("float32", "text")), onnx, null)
                        .expect(422)
                        .detail())
                .contains("\"text\" is not a type; known are [float, double");
        assertThat(send("net", "?task=sentiment", onnx, null).expect(422).detail())
                .contains("is imported as custom");
        send("No!", "", onnx, null).expect(422);
        engine.send(engine.request(key, "/api/v1/models/net/versions")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofByteArray(onnx)))
                .expect(415);
        assertThat(engine.get(key, "/api/v1/train").json().get("items").size()).isZero();
    }

    @Test
    void whatIsTooLargeForTheTenantIsRefused() {
        String small =
                engine.key(engine.createTenant(new Quota(null, null, null, null, null, 100L)), Role.TENANT_MEMBER);

        assertThat(engine.send(engine.request(small, "/api/v1/models/net/versions")
                                .header("Content-Type", "application/octet-stream")
                                .POST(BodyPublishers.ofByteArray(ModelFiles.named("linear.onnx"))))
                        .expect(409)
                        .detail())
                .contains("storage quota of 100 bytes");
    }

    @Test
    void whatIsTooLargeForTheTenantIsRefusedBeforeItIsSent() throws Exception {
        String small =
                engine.key(engine.createTenant(new Quota(null, null, null, null, null, 100L)), Role.TENANT_MEMBER);

        assertThat(engine.announce(small, "/api/v1/models/net/versions", "application/octet-stream", 10_000_000))
                .contains(" 409 ");
    }

    @Test
    void aPackageThatIsTooLargeForTheTenantFailsTheJobAndLeavesNothing() {
        byte[] file = ModelFiles.named("linear.onnx");
        String tight = engine.createTenant(new Quota(null, null, null, null, null, file.length + 10L));
        key = engine.key(tight, Role.TENANT_MEMBER);
        String fitting = "x".repeat(file.length + 10);
        TrainingJob job = send("net", "", file, null).expect(202).as(TrainingJob.class);
        finish(cluster.agent(job.id(), 1), fitting + "x");

        assertThat(job(job.id()).state()).isEqualTo(JobState.FAILED);
        assertThat(job(job.id()).reason())
                .contains("has room for " + fitting.length() + " more and this needs " + (fitting.length() + 1));
        engine.get(key, "/api/v1/models/net").expect(404);
        assertThat(blobs.has(tight, Digest.sha256(fitting + "x"))).isFalse();

        TrainingJob next = send("net", "", file, null).expect(202).as(TrainingJob.class);
        finish(cluster.agent(next.id(), 1), fitting);
        assertThat(job(next.id()).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(blobs.has(tight, Digest.sha256(fitting))).isTrue();
        assertThat(send("net", "", file, null).expect(409).detail()).contains("has room for 0 more");
    }

    @Test
    void aModelMayBeLargerThanAnyJson() {
        assertThat(send("net", "", new byte[2 << 20], null).expect(422).detail())
                .startsWith("file: ");
    }

    @Test
    void onlyMembersImportAndOnlyTheirOwnIsSeen() {
        byte[] file = ModelFiles.named("linear.onnx");
        TrainingJob job = send("net", "", file, null).expect(202).as(TrainingJob.class);
        String stranger = engine.member();
        String predictor = engine.key(tenant, Role.PREDICT);

        engine.get(stranger, "/api/v1/train/" + job.id()).expect(404);
        engine.send(engine.request(predictor, "/api/v1/models/net/versions")
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofByteArray(file)))
                .expect(403);
        finish(cluster.agent(job.id(), 1), "package");
        engine.get(stranger, "/api/v1/models/net/versions/1/package").expect(404);
    }

    @Test
    void aCustomModelIsNotTrainedFromScratch() {
        engine.upload(key, "rows", "input,target\n1,2\n2,4\n");

        assertThat(engine.post(key, "/api/v1/train", Map.of("model", "net", "task", "custom", "dataset", "rows"))
                        .expect(422)
                        .detail())
                .contains("base: is missing: models of custom are imported");
    }

    @Test
    void theClientImportsAndDownloads() throws Exception {
        EngineClient client = new EngineClient(engine.uri(""), key);
        Path file = Files.write(folder.resolve("any"), ModelFiles.named("linear.onnx"));

        TrainingJob job = client.models().importVersion("net", file, ModelImport.PLAIN);
        finish(cluster.agent(job.id(), 1), "the package");
        client.models().download("net", 1, folder.resolve("package.zip"));

        assertThat(folder.resolve("package.zip")).hasContent("the package");
    }

    private Answer send(String model, String query, byte[] file, @Nullable String idempotencyKey) {
        HttpRequest.Builder request = engine.request(key, "/api/v1/models/" + model + "/versions" + query)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(file));
        return engine.send(idempotencyKey == null ? request : request.header("Idempotency-Key", idempotencyKey));
    }

    private TrainingJob job(String id) {
        return engine.get(key, "/api/v1/train/" + id).expect(200).as(TrainingJob.class);
    }

    private void finish(PlayedAgent agent, String content) {
        PlayedTraining.finish(
                engine,
                agent,
                content,
                new TrainingOutcome.Trained(
                        Digest.sha256(content),
                        content.length(),
                        "onnx",
                        List.of(),
                        Map.of(),
                        Map.of("imported", true),
                        1));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
