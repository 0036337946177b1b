package dev.aiengine.server.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllowanceTest {
    private final Allowance allowance = new Allowance(10);

    @Test
    void oneTenantHasNoMoreThanHalf() {
        assertThat(allowance.take("acme", 5)).isTrue();
        assertThat(allowance.take("acme", 1)).isFalse();
        assertThat(allowance.take("globex", 5)).isTrue();
        assertThat(allowance.take("initech", 1)).isFalse();
        assertThat(allowance.taken()).isEqualTo(10);
    }

    @Test
    void whatIsGivenBackMayBeTakenAgainAndARefusalTakesNothing() {
        allowance.take("acme", 5);
        allowance.take("globex", 5);
        assertThat(allowance.take("initech", 5)).isFalse();

        allowance.give("acme", 5);

        assertThat(allowance.take("initech", 5)).isTrue();
        assertThat(allowance.taken()).isEqualTo(10);
    }
}
