package dev.aiengine.server.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.agent.Measured;
import dev.aiengine.contract.agent.Measured.Remembered;
import dev.aiengine.contract.agent.Measured.Window;
import dev.aiengine.contract.metrics.FeedbackAnswer;
import dev.aiengine.contract.metrics.FeedbackItem;
import dev.aiengine.contract.metrics.Series;
import dev.aiengine.server.Databases;
import dev.aiengine.server.web.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
class FeedbackTest {
    private final Bed bed;
    private final Instant start;
    private long windows;

    FeedbackTest(Databases engine) {
        bed = new Bed(engine);
        start = bed.now();
    }

    @Test
    void labelsAreJoinedWhicheverComesFirst() {
        predicted("a", "sport");
        predicted("b", "sport");
        assertThat(judge("a", "sport")).isEqualTo(new FeedbackAnswer(1, 0));
        assertThat(judge("early", "sport")).isEqualTo(new FeedbackAnswer(0, 1));
        bed.clock.advance(Duration.ofHours(5));
        assertThat(judge("b", "politics")).isEqualTo(new FeedbackAnswer(1, 0));
        assertThat(accuracy()).containsExactly(0.5);

        predicted("early", "sport");

        assertThat(accuracy()).containsExactly(2 / 3.0);
    }

    @Test
    void aLabelThatComesAgainReplacesTheOneBefore() {
        predicted("a", "sport");
        judge("a", "sport");
        judge("a", "sport");
        assertThat(accuracy()).containsExactly(1.0);

        judge("a", "politics");

        assertThat(accuracy()).containsExactly(0.0);
        predicted("a", "politics");
        assertThat(accuracy()).as("a prediction told again stays what it was").containsExactly(0.0);
    }

    @Test
    void numbersHaveErrorsAndRequestsOfSeveralInputsSeveralTruths() {
        predicted("a", 10.0, 20.0);
        predicted("b", 3.0);

        judge("a", 13, 16);
        judge("b", 3);

        assertThat(line("mae")).containsExactly((3 + 4) / 3.0);
        assertThat(line("rmse")).containsExactly(Math.sqrt((9 + 16) / 3.0));
    }

    @Test
    void aLabelMayBeANumber() {
        predicted("a", "1");
        judge("a", 1);

        assertThat(accuracy()).containsExactly(1.0);
    }

    @Test
    void whatDoesNotFitIsRefusedWithItsPlaceAndNothingIsTaken() {
        predicted("a", 1.0);
        predicted("b", 1.0);

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> bed.feedback.take("acme", List.of(item("a", 1), item("b", 1, 2))))
                .withMessageContaining("[1].actual");
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> judge("a", "a label"))
                .withMessageContaining("number");
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> bed.feedback.take(
                        "acme", List.of(new FeedbackItem("a", Json.MAPPER.readTree("{\"label\":1}")))))
                .withMessageContaining("must be a label");
    }

    @Test
    void theOldestGoWhereThereAreTooMany() {
        for (int i = 0; i < 12; i++) {
            bed.clock.advance(Duration.ofSeconds(1));
            judge("id" + i, "x");
        }

        bed.predictions.prune(bed.now().getEpochSecond());

        assertThat(bed.predictions.count("acme")).isEqualTo(10);
        bed.predictions.prune(bed.now().plus(Duration.ofDays(8)).getEpochSecond());
        assertThat(bed.predictions.count("acme")).isZero();
    }

    private void predicted(String id, Object... said) {
        Window window = new Window(
                ++windows,
                start.getEpochSecond(),
                List.of(),
                List.of(new Remembered(id, "news", "topics", 1, List.of(said))));
        // The agent's clock: what is told of late was predicted then
        bed.recording.heard(Bed.pool(1), new Measured(windows - 1, List.of(window)));
        bed.predictions.write();
    }

    private FeedbackAnswer judge(String id, Object... actual) {
        return bed.feedback.take("acme", List.of(item(id, actual)));
    }

    private static FeedbackItem item(String id, Object... actual) {
        return new FeedbackItem(id, Json.MAPPER.valueToTree(actual.length == 1 ? actual[0] : List.of(actual)));
    }

    private List<Double> accuracy() {
        return line("accuracy");
    }

    private List<Double> line(String name) {
        return bed.line(name, null, start, start.plusSeconds(3_600), "3600").stream()
                .map(Series.Point::v)
                .toList();
    }
}
