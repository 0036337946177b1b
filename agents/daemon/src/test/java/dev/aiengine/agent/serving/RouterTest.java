package dev.aiengine.agent.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RouterTest {

    @Test
    void trafficIsSplitByWeight() {
        Router router = new Router("reviews", 1, 3);

        assertThat(share(IntStream.range(0, 20_000).map(i -> router.pick(null)), 1))
                .isCloseTo(0.75, within(0.02));
        assertThat(share(IntStream.range(0, 20_000).map(i -> router.pick("user-" + i)), 1))
                .isCloseTo(0.75, within(0.02));
    }

    @Test
    void aSubjectAlwaysGetsTheSameVariantOnEveryReplica() {
        Router one = new Router("reviews", 1, 1, 1);
        Router other = new Router("reviews", 1, 1, 1);

        assertThat(IntStream.range(0, 1000)).allMatch(i -> one.pick("user-" + i) == other.pick("user-" + i));
    }

    @Test
    void aChangeOfWeightsMovesOnlyTheDifference() {
        Router before = new Router("reviews", 90, 10);
        Router after = new Router("reviews", 80, 20);

        long moved = IntStream.range(0, 10_000)
                .filter(i -> before.pick("user-" + i) != after.pick("user-" + i))
                .count();

        assertThat(moved / 10_000.0).isCloseTo(0.1, within(0.02));
    }

    @Test
    void endpointsSplitTheSameSubjectsDifferently() {
        Router one = new Router("reviews", 1, 1);
        Router other = new Router("tickets", 1, 1);

        long same = IntStream.range(0, 10_000)
                .filter(i -> one.pick("user-" + i) == other.pick("user-" + i))
                .count();

        assertThat(same / 10_000.0).isCloseTo(0.5, within(0.05));
    }

    @Test
    void aVariantWithoutWeightGetsNothing() {
        Router router = new Router("reviews", 1, 0);

        assertThat(IntStream.range(0, 1000)).allMatch(i -> router.pick("user-" + i) == 0 && router.pick(null) == 0);
    }

    private static double share(IntStream picks, int variant) {
        return picks.filter(pick -> pick == variant).count() / 20_000.0;
    }
}
