package dev.aiengine.server.fleet;

import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where agents run is one of two; anything else is said before Spring misses a cluster in words of its own. */
@Component
class ClusterChoice implements BeanFactoryPostProcessor, EnvironmentAware {
    private static final String SETTING = "aiengine.cluster";
    private static final List<String> KNOWN = List.of("local", "kubernetes");

    private String chosen = "local";

    @Override
    public void setEnvironment(Environment environment) {
        chosen = environment.getProperty(SETTING, chosen);
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (KNOWN.stream().noneMatch(chosen::equalsIgnoreCase)) {
            throw new UnknownCluster(SETTING + " is \"" + chosen + "\", and must be local or kubernetes");
        }
    }

    /** The message is one sentence. */
    static final class UnknownCluster extends RuntimeException {
        UnknownCluster(String message) {
            super(message);
        }
    }
}
