package dev.aiengine.console.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FocusTest {
    private final Focus whole = Focus.whole(true);

    @Test
    void aTenantLeadsToItsEndpointsAndAnEndpointToItsVariants() {
        Focus tenant = Objects.requireNonNull(whole.into(line(whole, Map.of("tenant", "acme"))));
        Focus endpoint = Objects.requireNonNull(
                tenant.into(line(tenant, Answers.labels("tenant", "acme", "endpoint", "reviews"))));

        assertThat(tenant).isEqualTo(new Focus("acme", null, null, Level.ENDPOINT));
        assertThat(endpoint).isEqualTo(new Focus("acme", "reviews", null, Level.VARIANT));
        assertThat(endpoint.into(line(endpoint, Map.of()))).isNull();
        assertThat(endpoint.crumbs())
                .extracting(Focus.Crumb::title, Focus.Crumb::focus)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("All tenants", whole),
                        org.assertj.core.groups.Tuple.tuple("acme", tenant),
                        org.assertj.core.groups.Tuple.tuple("reviews", endpoint));
    }

    @Test
    void anEndpointOfAnyTenantLeadsToThatTenant() {
        Focus endpoints = whole.by(Level.ENDPOINT);
        Map<String, String> labels = Answers.labels("tenant", "globex", "endpoint", "load");

        assertThat(endpoints.name(labels)).isEqualTo("globex / load");
        assertThat(endpoints.into(line(endpoints, labels))).isEqualTo(new Focus("globex", "load", null, Level.VARIANT));
    }

    @Test
    void whatAllLinesHaveInCommonIsLeftOutOfTheirNames() {
        Map<String, String> labels =
                Answers.labels("tenant", "acme", "endpoint", "reviews", "model", "m", "variant", "m@2");

        assertThat(new Focus("acme", null, null, Level.VARIANT).name(labels)).isEqualTo("reviews / m@2");
        assertThat(new Focus("acme", "reviews", null, Level.VARIANT).name(labels))
                .isEqualTo("m@2");
        assertThat(new Focus("acme", null, null, Level.MODEL).name(labels)).isEqualTo("m");
    }

    @Test
    void aTenantsKeyStartsAtItsEndpointsAndStaysInItsTenant() {
        Focus own = Focus.whole(false);
        Focus closer = own.into(line(own, Answers.labels("tenant", "acme", "endpoint", "reviews")));

        assertThat(own.level()).isEqualTo(Level.ENDPOINT);
        assertThat(closer).isEqualTo(new Focus("", "reviews", null, Level.VARIANT));
        assertThat(Focus.of("/reviews")).isEqualTo(closer);
        assertThat(own.levels()).doesNotContain(Level.TENANT);
    }

    @Test
    void aQuestionNamesWhatIsLookedAt() {
        Instant from = Instant.parse("2026-01-01T11:00:00Z");
        Focus focus = new Focus("acme", "reviews", null, Level.VARIANT);

        assertThat(focus.question(from, from.plusSeconds(3600), 30))
                .containsEntry("by", "variant")
                .containsEntry("endpoint", "reviews")
                .containsEntry("from", "2026-01-01T11:00:00Z")
                .containsEntry("to", "2026-01-01T12:00:00Z")
                .containsEntry("step", "30");
    }

    private static Line line(Focus focus, Map<String, String> labels) {
        return new Line(labels, focus.name(labels), 1, 0.1, 0, Double.NaN, Quality.ACCURACY, null);
    }
}
