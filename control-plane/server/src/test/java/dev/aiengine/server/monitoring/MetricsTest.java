package dev.aiengine.server.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.contract.agent.CurvePoint;
import dev.aiengine.contract.agent.DesiredState;
import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.agent.Measured;
import dev.aiengine.contract.agent.Measured.Activity;
import dev.aiengine.contract.agent.Measured.Heard;
import dev.aiengine.contract.agent.Measured.Remembered;
import dev.aiengine.contract.agent.Measured.Window;
import dev.aiengine.contract.endpoints.EndpointSpec;
import dev.aiengine.contract.endpoints.Variant;
import dev.aiengine.contract.metrics.Distribution;
import dev.aiengine.contract.metrics.FeedbackAnswer;
import dev.aiengine.contract.metrics.Series;
import dev.aiengine.contract.metrics.SeriesList;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.contract.training.Progress;
import dev.aiengine.contract.training.TrainRequest;
import dev.aiengine.contract.training.TrainingJob;
import dev.aiengine.server.EngineTest;
import dev.aiengine.server.TestEngine;
import dev.aiengine.server.fleet.PlayedCluster;
import dev.aiengine.server.fleet.PlayedCluster.PlayedAgent;
import dev.aiengine.server.fleet.PlayedTraining;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
class MetricsTest {
    private static final String CSV = "text,label\ngood film,pos\nbad film,neg\nfine,pos\nawful,neg\n";

    private final TestEngine engine;
    private final PlayedCluster cluster;
    private final JdbcClient jdbc;
    private final String tenant;
    private final String key;
    private long windows;

    MetricsTest(TestEngine engine, PlayedCluster cluster, JdbcClient jdbc) {
        this.engine = engine;
        this.cluster = cluster;
        this.jdbc = jdbc;
        this.tenant = engine.createTenant();
        this.key = engine.key(tenant, Role.TENANT_MEMBER);
    }

    @Test
    void whatAgentsMeasureIsSeenAtOnceAndByItsTenantAlone() {
        PlayedAgent agent = serving();
        Heard heard = beat(agent, activity(1_000, 2_000, 9_000), null);
        assertThat(heard.heard()).isEqualTo(1);

        SeriesList mine = metrics(key, "?endpoint=news&step=PT10S").expect(200).as(SeriesList.class);

        assertThat(mine.step()).isEqualTo(10);
        Series predictions = line(mine, "predictions", null);
        assertThat(predictions.labels())
                .containsEntry("tenant", tenant)
                .containsEntry("endpoint", "news")
                .containsEntry("variant", "topics@1");
        assertThat(predictions.points()).extracting(Series.Point::v).containsExactly(3.0);
        assertThat(line(mine, "latency", "0.5").points())
                .extracting(Series.Point::v)
                .containsExactly(0.002);
        assertThat(line(mine, "errors", null).labels()).containsEntry("kind", "full");
        assertThat(metrics(key, "?step=10").body()).contains("\"points\":[[");

        String other = engine.member();
        assertThat(metrics(other, "").expect(200).as(SeriesList.class).series()).isEmpty();
        assertThat(metrics(other, "?endpoint=news").expect(404).detail()).contains("news");
        assertThat(engine.get(TestEngine.OPERATOR, "/api/v1/metrics?endpoint=news&by=tenant")
                        .expect(200)
                        .body())
                .contains(tenant);
        assertThat(metrics(engine.key(tenant, Role.PREDICT), "").status()).isEqualTo(403);
        assertThat(engine.get(TestEngine.OPERATOR, "/actuator/prometheus")
                        .expect(200)
                        .body())
                .contains("aiengine_predictions_total{tenant=\"" + tenant + "\"} 3.0")
                .contains("http_server_requests_seconds_bucket{")
                .contains("uri=\"/api/v1/metrics\"")
                .contains("jvm_memory_used_bytes");
        assertThat(engine.get(key, "/actuator/prometheus").status()).isEqualTo(403);
    }

    @Test
    void aQuestionThatCannotBeAnsweredIsRefusedInWords() {
        assertThat(metrics(key, "?endpoint=nobody").expect(404).detail()).contains("nobody");
        assertThat(metrics(key, "?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")
                        .expect(422)
                        .detail())
                .contains("from: must be before to");
        assertThat(metrics(key, "?step=0").expect(422).detail()).contains("step: must be a positive number");
        assertThat(metrics(key, "?step=-PT1S").expect(422).detail()).contains("step");
        assertThat(metrics(key, "?step=soon").expect(422).detail()).contains("PT5M");
        assertThat(metrics(key, "?from=yesterday").expect(422).detail()).contains("2026-01-31T12:00:00Z");
        assertThat(metrics(key, "?by=color").expect(422).detail()).contains("endpoint or tenant");
        assertThat(metrics(key, "?name=speed").expect(422).detail()).contains("latency");
        assertThat(metrics(key, "?variant=topics").expect(422).detail()).contains("topics@3");
        Instant to = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        Instant from = to.minus(2_000, ChronoUnit.MINUTES);
        metrics(key, "?step=60&from=" + from + "&to=" + to).expect(200);
        assertThat(metrics(key, "?step=60&from=" + from.minusSeconds(60) + "&to=" + to)
                        .expect(422)
                        .detail())
                .contains("2001 points", "at most 2000", "step of at least 61 s");
    }

    @Test
    void feedbackMeetsItsPrediction() {
        PlayedAgent agent = serving();
        beat(agent, activity(1_000), new Remembered(tenant + "-1", "news", "topics", 1, List.of("pos")));
        String predictor = engine.key(tenant, Role.PREDICT);
        List<Map<String, Object>> items = List.of(Map.of("predictionId", tenant + "-1", "actual", "pos"));

        await().untilAsserted(() -> assertThat(engine.post(predictor, "/api/v1/feedback", items)
                        .expect(200)
                        .as(FeedbackAnswer.class))
                .isEqualTo(new FeedbackAnswer(1, 0)));

        SeriesList quality =
                metrics(key, "?endpoint=news&name=accuracy").expect(200).as(SeriesList.class);
        assertThat(line(quality, "accuracy", null).points())
                .extracting(Series.Point::v)
                .containsExactly(1.0);
        assertThat(engine.post(engine.member(), "/api/v1/feedback", items)
                        .expect(200)
                        .as(FeedbackAnswer.class))
                .as("another tenant's prediction is not known")
                .isEqualTo(new FeedbackAnswer(0, 1));
    }

    @Test
    void feedbackThatIsNoneIsRefusedWithItsPlace() {
        assertThat(engine.post(key, "/api/v1/feedback", List.of()).status()).isEqualTo(422);
        assertThat(engine.post(key, "/api/v1/feedback", List.of(Map.of("actual", 1)))
                        .expect(422)
                        .body())
                .contains("predictionId");
        assertThat(engine.post(key, "/api/v1/feedback", List.of(Map.of("predictionId", "a")))
                        .expect(422)
                        .body())
                .contains("actual");
        assertThat(engine.post(key, "/api/v1/feedback", List.of(Map.of("predictionId", "a", "truth", 1)))
                        .expect(400)
                        .body())
                .contains("truth");
    }

    @Test
    void aTrainingsCurvesStayAndALaterAttemptGoesOnWhereItResumed() {
        engine.upload(key, "reviews", CSV);
        TrainingJob job = submit();
        PlayedAgent first = cluster.agent(job.id(), 1);
        List<CurvePoint> two = List.of(curve(0, 1, 0.9), curve(1, 2, 0.8));
        first.post(engine, "heartbeat", training().with(two)).expect(200);
        first.post(engine, "heartbeat", training().with(two)).expect(200);
        first.post(engine, "heartbeat", training().with(List.of(curve(2, 3, 0.7))))
                .expect(200);
        cluster.kill(first);
        PlayedAgent second = cluster.agent(job.id(), 2);
        second.post(engine, "heartbeat", training().with(List.of(curve(0, 3, 0.6))))
                .expect(200);
        finish(second, List.of(curve(1, 4, 0.5)));

        SeriesList curves = engine.get(key, "/api/v1/train/" + job.id() + "/curves")
                .expect(200)
                .as(SeriesList.class);

        assertThat(line(curves, "loss", null).points())
                .containsExactly(
                        new Series.Point(1, 0.9),
                        new Series.Point(2, 0.8),
                        new Series.Point(3, 0.6),
                        new Series.Point(4, 0.5));
        engine.get(engine.member(), "/api/v1/train/" + job.id() + "/curves").expect(404);
    }

    private PlayedAgent serving() {
        engine.upload(key, "reviews", CSV);
        TrainingJob job = submit();
        finish(cluster.agent(job.id(), 1), List.of());
        engine.put(key, "/api/v1/endpoints/news", new EndpointSpec(List.of(new Variant("topics", "1", null)), null))
                .expect(200);
        String pool = jdbc.sql("select id from workloads where tenant = ? and kind = 'SERVE'")
                .param(tenant)
                .query(String.class)
                .single();
        return cluster.agent(pool, 1);
    }

    private Heard beat(PlayedAgent agent, Activity activity, @Nullable Remembered remembered) {
        Window window = new Window(
                ++windows,
                Instant.now().getEpochSecond(),
                List.of(activity),
                remembered == null ? null : List.of(remembered));
        Heartbeat heartbeat = new Heartbeat("n1", 7, "http://127.0.0.1:1", 1, null, null, List.of())
                .with(new Measured(windows - 1, List.of(window)));
        return Objects.requireNonNull(agent.post(engine, "heartbeat", heartbeat)
                .expect(200)
                .as(DesiredState.class)
                .measured());
    }

    private static Activity activity(long... micros) {
        Distribution.Builder latency = new Distribution.Builder();
        for (long one : micros) {
            latency.add(one, 1);
        }
        String encoded = latency.build().encoded();
        return new Activity(
                "news", "topics", 1, micros.length, micros.length, Map.of("full", 2L), encoded, encoded, null);
    }

    private TestEngine.Answer metrics(String caller, String question) {
        return engine.get(caller, "/api/v1/metrics" + question);
    }

    private static Series line(SeriesList list, String name, @Nullable String quantile) {
        return list.series().stream()
                .filter(one -> one.name().equals(name))
                .filter(one -> quantile == null || quantile.equals(one.labels().get("quantile")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + list));
    }

    private TrainingJob submit() {
        return engine.post(key, "/api/v1/train", TrainRequest.of("topics", "text-classification", "reviews"))
                .expect(202)
                .as(TrainingJob.class);
    }

    private void finish(PlayedAgent agent, List<CurvePoint> curve) {
        PlayedTraining.finish(
                engine, agent, "package", PlayedTraining.trained("package").with(curve));
    }

    private static CurvePoint curve(int number, int epoch, double loss) {
        return new CurvePoint(number, new Progress(epoch / 4.0, epoch, 4, null), Map.of("loss", loss));
    }

    private static Heartbeat training() {
        return new Heartbeat("n1", 7, null, 1, new Progress(0.1, 0, 4, null), Map.of("loss", 1.0), null);
    }
}
