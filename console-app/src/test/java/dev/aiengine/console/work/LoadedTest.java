package dev.aiengine.console.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LoadedTest {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Loaded<String> loaded = new Loaded<>(new Work(waiting::add, Runnable::run));

    @Test
    void whatWasLoadedStaysWhileItIsLoadedAgain() {
        loaded.load(() -> "first");
        assertThat(loaded.loading().get()).isTrue();
        answer();
        loaded.load(() -> "second");

        assertThat(loaded.get()).isEqualTo("first");
        answer();
        assertThat(loaded.get()).isEqualTo("second");
        assertThat(loaded.loading().get()).isFalse();
    }

    @Test
    void aFailureLeavesWhatIsKnownAndTheNextAnswerTakesItAway() {
        loaded.load(() -> "known");
        answer();
        loaded.load(() -> {
            throw new IllegalStateException("broken");
        });
        answer();

        assertThat(loaded.get()).isEqualTo("known");
        assertThat(loaded.failure().get()).extracting(Failure::detail).isEqualTo("broken");

        loaded.load(() -> "known");
        answer();
        assertThat(loaded.failure().get()).isNull();
    }

    @Test
    void anAnswerThatWasOvertakenCountsNoMore() {
        loaded.load(() -> "old");
        loaded.load(() -> "new");
        Runnable old = Objects.requireNonNull(waiting.poll());
        answer();
        old.run();

        assertThat(loaded.get()).isEqualTo("new");
    }

    @Test
    void whereAnswersTakeLongerThanChangesComeOnlyTheNewestQuestionWaits() {
        for (int change = 1; change <= 50; change++) {
            String now = "change " + change;
            loaded.load(() -> now);
        }
        assertThat(waiting).hasSize(2);
        answer();
        answer();
        assertThat(loaded.get()).isEqualTo("change 2");
        assertThat(loaded.loading().get()).isTrue();
        answer();

        assertThat(loaded.get()).isEqualTo("change 50");
        assertThat(loaded.loading().get()).isFalse();
        assertThat(waiting).isEmpty();
    }

    @Test
    void whatIsForgottenKeepsNothingElseWaiting() {
        loaded.load(() -> "of another tenant");
        loaded.load(() -> "of another tenant");
        loaded.load(() -> "of another tenant");
        loaded.clear();
        loaded.load(() -> "of this one");
        assertThat(waiting).hasSize(3);
        answer();
        answer();
        assertThat(loaded.get()).isNull();
        answer();

        assertThat(loaded.get()).isEqualTo("of this one");
        assertThat(loaded.loading().get()).isFalse();
    }

    @Test
    void anAnswerToAQuestionThatWasForgottenIsDropped() {
        loaded.load(() -> "of another tenant");
        loaded.clear();
        answer();

        assertThat(loaded.get()).isNull();
    }

    @Test
    void anEqualAnswerChangesNothingOnTheScreen() {
        List<String> told = new ArrayList<>();
        loaded.each(told::add);
        loaded.load(() -> new String("same"));
        answer();
        loaded.load(() -> new String("same"));
        answer();

        assertThat(told).containsExactly("same");
    }

    private void answer() {
        Objects.requireNonNull(waiting.poll()).run();
    }
}
