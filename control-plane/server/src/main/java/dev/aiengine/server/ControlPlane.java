package dev.aiengine.server;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The control plane: one process that keeps every tenant's data, models and endpoints and runs agents for them. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ControlPlane {

    public static void main(String[] args) {
        SpringApplication engine = new SpringApplication(ControlPlane.class);
        engine.addListeners(PreparedBeans.find());
        engine.run(args);
    }

    /** Milliseconds, because that is what both databases and the wire keep without loss. */
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
