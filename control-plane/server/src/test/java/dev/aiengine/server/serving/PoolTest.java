package dev.aiengine.server.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.contract.agent.Heartbeat;
import dev.aiengine.contract.agent.Heartbeat.Held;
import dev.aiengine.contract.agent.Heartbeat.Load;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PoolTest {
    private final Pool pool = new Pool();

    @Test
    void aPredictionGoesToTheReplicaWithTheFewestUnderWay() {
        hears("a", true);
        hears("b", true);
        Route first = route();
        first.begin();

        Route second = route();
        assertThat(second).isNotSameAs(first);
        second.begin();
        second.begin();
        assertThat(route()).isSameAs(first);

        second.end();
        second.end();
        assertThat(route()).isSameAs(second);
    }

    @Test
    void ofReplicasThatAreEquallyBusyEachHasItsTurn() {
        hears("a", true);
        hears("b", true);
        hears("c", true);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            seen.add(route().address());
        }

        assertThat(seen).hasSize(3);
    }

    @Test
    void onlyReplicasOnWhichTheEndpointIsReadyAreAsked() {
        hears("a", false);
        assertThat(pool.route("news", null)).isEmpty();

        hears("b", true);
        assertThat(route().address()).isEqualTo("http://b");
        assertThat(pool.route("news", route())).isEmpty();
        assertThat(pool.route("other", null)).isEmpty();
    }

    @Test
    void oneThatDidNotAnswerIsAskedLastUntilItIsHeardAgain() {
        hears("a", true);
        hears("b", true);
        Route silent = route();
        silent.doubt();
        Route other = route();
        assertThat(other).isNotSameAs(silent);
        other.begin();
        assertThat(route()).isSameAs(other);
        assertThat(pool.route("news", other)).containsSame(silent);

        hears(silent.address().substring("http://".length()), true);

        assertThat(route()).isSameAs(silent);
    }

    @Test
    void whatIsUnderWayIsNotForgottenWithAHeartbeatAndAReplicaThatCameBackElsewhereStartsAnew() {
        hears("a", true);
        Route before = route();
        hears("a", true);
        assertThat(route()).isSameAs(before);

        pool.heard("a", "http://elsewhere", heartbeat(true), address -> new Route(address, "key"));
        assertThat(route().address()).isEqualTo("http://elsewhere");
    }

    @Test
    void aReplicaThatIsGoneIsAskedNoMoreAndWhoeverWaitsIsTold() {
        hears("a", true);
        CompletableFuture<Void> change = pool.change();
        assertThat(change).isNotDone();

        pool.gone("a");

        assertThat(change).isCompleted();
        assertThat(pool.route("news", null)).isEmpty();
        hears("a", true);
        pool.keep(Set.of("b"));
        assertThat(pool.route("news", null)).isEmpty();
    }

    @Test
    void signalsAreOfAllReplicasThatTold() {
        pool.heard("a", "http://a", heartbeat(new Load(0.5, 12)), address -> new Route(address, "key"));
        pool.heard("b", "http://b", heartbeat(new Load(0.25, 40)), address -> new Route(address, "key"));
        hears("c", true);

        assertThat(pool.signals()).isEqualTo(new Signals(2, 0.75, Duration.ofMillis(40), true));
    }

    @Test
    void aPoolIsUsedWhileSomebodyAsksOrWaitsForAnAnswer() {
        hears("a", true);
        assertThat(pool.signals().used()).isFalse();
        Route route = route();
        assertThat(pool.signals().used()).isTrue();
        assertThat(pool.signals().used()).isFalse();
        route.begin();
        assertThat(pool.signals().used()).isTrue();
        assertThat(pool.signals().used()).isTrue();
    }

    private Route route() {
        return pool.route("news", null).orElseThrow();
    }

    private void hears(String replica, boolean ready) {
        pool.heard(replica, "http://" + replica, heartbeat(ready), address -> new Route(address, "key"));
    }

    private static Heartbeat heartbeat(boolean ready) {
        return new Heartbeat("node", 1, null, 1, null, null, List.of(new Held("news", 1, ready, null)));
    }

    private static Heartbeat heartbeat(Load load) {
        return new Heartbeat("node", 1, null, 1, null, null, List.of(), load);
    }
}
