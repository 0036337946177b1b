package dev.aiengine.server;

import org.springframework.aot.AotDetector;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.SpringProperties;
import org.springframework.util.ClassUtils;

/**
 * Starts with the bean definitions that the build prepared, instead of looking for them. They are those of the local
 * cluster; for any other they are looked for as ever.
 *
 * @param there whether the build prepared them; tests run without
 */
record PreparedBeans(boolean there) implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    static PreparedBeans find() {
        return new PreparedBeans(ClassUtils.isPresent(
                ControlPlane.class.getName() + "__ApplicationContextInitializer", ControlPlane.class.getClassLoader()));
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        String cluster = event.getEnvironment().getProperty("aiengine.cluster", "local");
        // Who says with -Dspring.aot.enabled whether to use them is obeyed
        if (there && cluster.equals("local") && SpringProperties.getProperty(AotDetector.AOT_ENABLED) == null) {
            SpringProperties.setFlag(AotDetector.AOT_ENABLED);
        }
    }
}
