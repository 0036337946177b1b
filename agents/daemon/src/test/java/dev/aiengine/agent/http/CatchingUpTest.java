package dev.aiengine.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.agent.FakeControlPlane.Trouble;
import dev.aiengine.agent.serving.FakePredictor;
import dev.aiengine.contract.Json;
import dev.aiengine.contract.agent.Heartbeat.Held;
import dev.aiengine.contract.agent.ServingPlan.EndpointPlan;
import dev.aiengine.contract.agent.ServingPlan.VariantPlan;
import dev.aiengine.contract.prediction.PredictResponse;
import dev.aiengine.models.ModelPackage;
import dev.aiengine.models.Predictor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a serving agent comes from whatever it holds to what it should hold. */
class CatchingUpTest {
    private static final String ONE = "{\"inputs\":[\"nice\"]}";

    private final Map<String, FakePredictor> loaded = new ConcurrentHashMap<>();
    private final AtomicInteger loads = new AtomicInteger();

    @TempDir
    Path folder;

    private ServingFixture agent;

    @BeforeEach
    void serve() throws Exception {
        agent = new ServingFixture(folder, this::load);
    }

    @AfterEach
    void close() throws Exception {
        agent.close();
    }

    @Test
    void oneReplyIsEnoughToCatchUp() throws Exception {
        hold(agent.endpoint("a", 1, "m1"), agent.endpoint("b", 1, "m2"));

        hold(agent.endpoint("b", 4, "m3"), agent.endpoint("c", 1, "m1"));

        assertThat(predict("a").statusCode()).isEqualTo(404);
        assertThat(predict("b").body()).contains("\"label\":\"m3\"");
        assertThat(predict("c").body()).contains("\"label\":\"m1\"");
        assertThat(closed("m2")).isTrue();
        assertThat(agent.news.get()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void sayingTheSameAgainLoadsNothing() throws Exception {
        EndpointPlan plan = agent.endpoint("a", 1, "m1");
        hold(plan);
        hold(plan);
        hold(new EndpointPlan("a", 2, plan.batching(), null, plan.variants()));

        assertThat(loads).as("a new generation with the same models keeps them").hasValue(1);
        assertThat(agent.state.holds()).containsExactly(new Held("a", 2, true, null));
    }

    @Test
    void aModelIsReplacedWithoutAFailedRequest() throws Exception {
        hold(agent.endpoint("a", 1, "m0"));
        AtomicBoolean enough = new AtomicBoolean();
        Set<String> labels = ConcurrentHashMap.newKeySet();
        Set<Integer> statuses = ConcurrentHashMap.newKeySet();
        List<Thread> callers = IntStream.range(0, 4)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> {
                    while (!enough.get()) {
                        HttpResponse<String> response = predict("a");
                        statuses.add(response.statusCode());
                        if (response.statusCode() == 200) {
                            labels.add(Json.MAPPER
                                    .readValue(response.body(), PredictResponse.class)
                                    .predictions()
                                    .getFirst()
                                    .get("label")
                                    .asString());
                        }
                    }
                }))
                .toList();

        for (int generation = 2; generation <= 20; generation++) {
            String model = "m" + generation;
            hold(agent.endpoint("a", generation, model));
            await().until(() -> labels.contains(model));
        }
        enough.set(true);
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(statuses).containsExactly(200);
        for (int generation = 2; generation < 20; generation++) {
            assertThat(closed("m" + generation)).isTrue();
        }
    }

    @Test
    void theOldGenerationAnswersWhileTheNewOneCannotBeLoaded() throws Exception {
        hold(agent.endpoint("a", 1, "m1"));
        AtomicBoolean broken = new AtomicBoolean(true);
        agent.loader.set(found -> {
            if (broken.get()) {
                throw new IOException("weights are damaged");
            }
            return load(found);
        });

        agent.state.desire(ServingFixture.plan(agent.endpoint("a", 2, "m2")));

        await().until(() -> agent.state.holds().equals(List.of(new Held("a", 1, true, "weights are damaged"))));
        assertThat(predict("a").body()).contains("\"label\":\"m1\"");
        broken.set(false);
        await().until(() -> agent.state.holds().equals(List.of(new Held("a", 2, true, null))));
        assertThat(predict("a").body()).contains("\"label\":\"m2\"");
    }

    @Test
    void aModelThatCannotBeLoadedSaysWhyAndDoesNotHideItsNeighbours() throws Exception {
        agent.loader.set(found -> {
            if (found.manifest().framework().equals("broken")) {
                throw new IOException("weights are damaged");
            }
            return load(found);
        });

        hold(agent.endpoint("a", 1, "broken"), agent.endpoint("b", 1, "m1"));

        HttpResponse<String> response = predict("a");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        assertThat(response.body()).contains("weights are damaged");
        assertThat(predict("b").statusCode()).isEqualTo(200);
        assertThat(agent.state.holds())
                .containsExactly(new Held("a", 1, false, "weights are damaged"), new Held("b", 1, true, null));
    }

    @Test
    void anEndpointWhoseModelsAreBeingLoadedIsNotReadyYet() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        agent.loader.set(found -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return load(found);
        });
        agent.state.desire(ServingFixture.plan(agent.endpoint("a", 1, "m1")));

        assertThat(predict("a").statusCode()).isEqualTo(503);
        assertThat(predict("a").body()).contains("being loaded");
        gate.countDown();
        await().until(() -> predict("a").statusCode() == 200);
    }

    @Test
    void aPackageWithAnotherDigestIsNotServed() throws Exception {
        EndpointPlan plan = agent.endpoint("a", 1, "m1");
        String sha256 = plan.variants().getFirst().packageSha256();
        byte[] whole = agent.controlPlane.blobs.put(sha256, "other".getBytes(StandardCharsets.UTF_8));

        hold(plan);

        assertThat(predict("a").statusCode()).isEqualTo(503);
        assertThat(agent.state.holds().getFirst().reason()).contains("came with the digest");
        agent.controlPlane.blobs.put(sha256, whole);
        await().until(() -> predict("a").statusCode() == 200);
    }

    @Test
    void aPackageThatCannotBeFetchedNowIsFetchedLater() throws Exception {
        agent.controlPlane.troubles.add(Trouble.on("/blobs", 500));
        agent.controlPlane.troubles.add(Trouble.on("/blobs", 404));

        agent.state.desire(ServingFixture.plan(agent.endpoint("a", 1, "m1")));

        await().until(() -> predict("a").statusCode() == 200);
    }

    @Test
    void predictionsGoOnWithoutTheControlPlane() throws Exception {
        hold(agent.endpoint("a", 1, "m1"));
        agent.controlPlane.goAway();

        assertThat(predict("a").statusCode()).isEqualTo(200);
    }

    @Test
    void aSubjectSticksToItsVariantAndTheRestIsSplit() throws Exception {
        hold(agent.endpoint("a", 1, "m1", "m2"));
        Set<Integer> ofOneSubject = new HashSet<>();
        Set<Integer> ofAnybody = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            ofOneSubject.add(
                    answer("{\"inputs\":[\"a\"],\"subject\":\"user-7\"}").variant());
            PredictResponse answer = answer(ONE);
            ofAnybody.add(answer.variant());
            assertThat(answer.version())
                    .as("versions count from 1, variants from 0")
                    .isEqualTo(answer.variant() + 1);
        }

        assertThat(ofOneSubject).hasSize(1);
        assertThat(ofAnybody).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void theSameModelTwiceInAnEndpointIsLoadedOnce() throws Exception {
        EndpointPlan plan = agent.endpoint("a", 1, "m1");
        VariantPlan variant = plan.variants().getFirst();
        hold(new EndpointPlan("a", 1, plan.batching(), null, List.of(variant, variant)));

        assertThat(loads).hasValue(1);
    }

    private Predictor load(ModelPackage found) {
        loads.incrementAndGet();
        FakePredictor predictor = new FakePredictor(found.manifest().framework());
        loaded.put(found.manifest().framework(), predictor);
        return predictor;
    }

    private boolean closed(String model) throws InterruptedException {
        return Objects.requireNonNull(loaded.get(model)).closed.await(20, TimeUnit.SECONDS);
    }

    private void hold(EndpointPlan... endpoints) {
        agent.state.desire(ServingFixture.plan(endpoints));
        await().until(() -> agent.state.holds().stream()
                .allMatch(held -> held.reason() != null
                        || (held.ready() && held.generation() == generation(held.endpoint(), endpoints))));
    }

    private static int generation(String name, EndpointPlan... endpoints) {
        return List.of(endpoints).stream()
                .filter(endpoint -> endpoint.name().equals(name))
                .findFirst()
                .orElseThrow()
                .generation();
    }

    private PredictResponse answer(String body) throws Exception {
        return Json.MAPPER.readValue(agent.send(agent.json("a", body)).body(), PredictResponse.class);
    }

    private HttpResponse<String> predict(String endpoint) {
        try {
            return agent.send(agent.json(endpoint, ONE));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
