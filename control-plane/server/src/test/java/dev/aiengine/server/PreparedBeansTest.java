package dev.aiengine.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.core.SpringProperties;
import org.springframework.mock.env.MockEnvironment;

class PreparedBeansTest {

    @AfterEach
    void forget() {
        SpringProperties.setProperty(AotDetector.AOT_ENABLED, null);
    }

    @Test
    void anEngineOnOneMachineStartsWithWhatTheBuildPrepared() {
        assertThat(used(true, null)).isEqualTo("true");
        forget();
        assertThat(used(true, "local")).isEqualTo("true");
    }

    @Test
    void anotherClusterHasOtherBeans() {
        assertThat(used(true, "kubernetes")).isNull();
    }

    @Test
    void withoutAnyPreparedItStartsAllTheSame() {
        assertThat(used(false, null)).isNull();
    }

    @Test
    void whoSaysNotToUseThemIsObeyed() {
        SpringProperties.setProperty(AotDetector.AOT_ENABLED, "false");
        assertThat(used(true, null)).isEqualTo("false");
    }

    private static @Nullable String used(boolean there, @Nullable String cluster) {
        MockEnvironment environment = new MockEnvironment();
        if (cluster != null) {
            environment.setProperty("aiengine.cluster", cluster);
        }
        new PreparedBeans(there)
                .onApplicationEvent(new ApplicationEnvironmentPreparedEvent(
                        new DefaultBootstrapContext(), new SpringApplication(), new String[0], environment));
        return SpringProperties.getProperty(AotDetector.AOT_ENABLED);
    }
}
