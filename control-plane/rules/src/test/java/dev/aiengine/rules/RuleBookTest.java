package dev.aiengine.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aiengine.contract.Json;
import dev.aiengine.contract.endpoints.Rules;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RuleBookTest {
    private static final RuleTime TIME = new RuleTime(() -> 0);

    @Test
    void aThresholdTurnsAWeakAnswerIntoAnother() {
        RuleBook book = book("""
                {"after": [{"name": "unsure", "when": "prediction.score < 0.6", "set": {"label": "'unsure'"}}]}""");
        assertThat(conclude(book, "\"a text\"", "{\"label\":\"spam\",\"score\":0.55}"))
                .isEqualTo(json("{\"label\":\"unsure\",\"score\":0.55}"));
        assertThat(conclude(book, "\"a text\"", "{\"label\":\"spam\",\"score\":0.95}"))
                .isEqualTo(json("{\"label\":\"spam\",\"score\":0.95}"));
    }

    @Test
    void aRuleSeesWhatTheOnesAboveItDid() {
        RuleBook book = book("""
                {"before": [
                  {"name": "net", "set": {"net": "input.gross / 1.19"}},
                  {"name": "large", "when": "input.net > 100.0", "set": {"large": "true"}}]}""");
        assertThat(prepare(book, "{\"gross\":238}", null).input())
                .isEqualTo(json("{\"gross\":238,\"net\":200.0,\"large\":true}"));
    }

    @Test
    void anAnswerBeforeTheModelIsThePredictionAndEndsTheRules() {
        RuleBook book = book("""
                {"before": [
                  {"name": "vip", "when": "subject.startsWith('vip-')", "answer": "{'label': 'accept', 'score': 1.0}"},
                  {"name": "never", "reject": "'too late'"}]}""");
        assertThat(prepare(book, "{}", "vip-7").answer()).isEqualTo(json("{\"label\":\"accept\",\"score\":1.0}"));
    }

    @Test
    void aRefusalSaysWhichRuleAndWhy() {
        RuleBook book = book("""
                {"before": [{"name": "adults", "when": "input.age < 18", "reject": "'too young: ' + string(int(input.age))"}]}""");
        assertThatThrownBy(() -> prepare(book, "{\"age\":17}", null))
                .isInstanceOf(Rejected.class)
                .hasMessage("refused by rule adults: too young: 17");
        assertThat(prepare(book, "{\"age\":18.5}", null).answer()).isNull();
    }

    @Test
    void aTextIsReplacedWhole() {
        RuleBook book = book("""
                {"before": [{"name": "clean", "replace": "input.replace('\\u00a0', ' ')"}]}""");
        assertThat(prepare(book, "\"a\u00a0b\"", null).input()).isEqualTo(json("\"a b\""));
    }

    @Test
    void aFieldThatIsNotThereIsNamed() {
        RuleBook book = book("""
                {"before": [{"name": "age", "when": "input.age > 3", "reject": "'no'"}]}""");
        assertThatThrownBy(() -> prepare(book, "{}", null))
                .isInstanceOf(Rejected.class)
                .hasMessageStartingWith("rule age cannot be applied")
                .hasMessageContaining("age");
    }

    @Test
    void aRuleThatWouldLoopForLongIsStopped() {
        String digits = "[0,1,2,3,4,5,6,7,8,9]";
        RuleBook book = book("{\"before\": [{\"name\": \"slow\", \"when\": \"" + digits + ".all(a, " + digits
                + ".all(b, " + digits + ".all(c, " + digits + ".all(d, " + digits
                + ".all(e, a + b + c + d + e >= 0)))))\", \"reject\": \"'no'\"}]}");
        assertThatThrownBy(() -> prepare(book, "{}", null))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("rule slow cannot be applied");
    }

    @Test
    void theInputsOfARequestShareTheTimeOfItsRules() {
        AtomicLong now = new AtomicLong();
        RuleTime time = new RuleTime(now::get);
        RuleBook book = book("""
                {"before": [{"name": "a", "set": {"x": "1"}}], "after": [{"name": "b", "set": {"y": "1"}}]}""");

        now.set(RuleTime.MOST.toNanos());
        book.prepare(json("{}"), null, time);
        book.conclude(json("{}"), null, json("{}"), time);
        now.incrementAndGet();

        assertThatThrownBy(() -> book.prepare(json("{}"), null, time))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining(
                        "rule a cannot be applied: the rules of this request have taken more than 1000 ms");
        assertThatThrownBy(() -> book.conclude(json("{}"), null, json("{}"), time))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("rule b");
    }

    @Test
    void rulesThatDoubleWhatTheOneBeforeMadeAreStopped() {
        String rules = IntStream.range(0, 40)
                .mapToObj(i -> "{\"name\": \"r" + i + "\", \"replace\": \"input + input\"}")
                .collect(Collectors.joining(",", "{\"before\": [", "]}"));
        RuleBook book = book(rules);
        assertThatThrownBy(() -> prepare(book, "\"ab\"", null))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("larger than 1048576");
    }

    @Test
    void aLoopAtTheLimitEnds() {
        String steps = "input.map(x, x).size() == " + Expression.MOST_ITERATIONS;
        RuleBook book =
                book("{\"before\": [{\"name\": \"count\", \"when\": \"" + steps + "\", \"answer\": \"true\"}]}");
        JsonNode list = Json.MAPPER.valueToTree(new int[Expression.MOST_ITERATIONS]);
        assertThat(book.prepare(list, null, TIME).answer()).isEqualTo(json("true"));
    }

    @Test
    void aResultThatJsonDoesNotHaveIsRefused() {
        RuleBook book = book("""
                {"after": [{"name": "share", "set": {"share": "1.0 / input.count"}}]}""");
        assertThatThrownBy(() -> conclude(book, "{\"count\":0.0}", "{}"))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("rule share cannot be applied");
    }

    @Test
    void aPredictionBeforeTheModelIsUnknown() {
        assertThat(errors(
                        "{\"before\": [{\"name\": \"a\", \"when\": \"prediction.score > 1.0\", \"reject\": \"'x'\"}]}"))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.field()).isEqualTo("rules.before[0].when");
                    assertThat(error.message()).startsWith("line 1, column 1: undeclared reference to 'prediction'");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            input.age >           | line 1, column 12:
            input.age = 3         | line 1, column 11:
            'text'                | gives string, not bool
            nosuch(input)         | line 1, column 7: undeclared reference to 'nosuch'
            """)
    void aConditionThatDoesNotCompileIsToldWithItsPosition(String when, String told) {
        assertThat(errors("{\"after\": [{\"name\": \"a\", \"when\": \"" + when.strip() + "\", \"reject\": \"'x'\"}]}"))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.field()).isEqualTo("rules.after[0].when");
                    assertThat(error.message()).contains(told.strip());
                });
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThat(errors("""
                {"before": [{"name": "a"}, {"name": "a", "set": {"x": "1 +"}}],
                 "after": [{"name": "b", "answer": "1"}, {"name": "c", "set": {"y": "1"}, "reject": "'x'"}]}"""))
                .extracting(RuleError::field)
                .containsExactly(
                        "rules.before[0]",
                        "rules.before[1].name",
                        "rules.before[1].set.x",
                        "rules.after[0].answer",
                        "rules.after[1]");
    }

    private static List<RuleError> errors(String rules) {
        return catchThrowableOfType(InvalidRules.class, () -> book(rules)).errors();
    }

    private static RuleBook book(String rules) {
        return RuleBook.of(Json.MAPPER.readValue(rules, Rules.class));
    }

    private static RuleBook.Prepared prepare(RuleBook book, String input, @Nullable String subject) {
        return book.prepare(json(input), subject, TIME);
    }

    private static JsonNode conclude(RuleBook book, String input, String prediction) {
        return book.conclude(json(input), null, json(prediction), TIME);
    }

    private static JsonNode json(String text) {
        return Json.MAPPER.readTree(text);
    }
}
