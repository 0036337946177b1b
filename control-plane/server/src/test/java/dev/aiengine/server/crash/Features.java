package dev.aiengine.server.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.RegexPatternTypeFilter;

/** The classes of the control plane that a training goes through, looked for once. */
final class Features {
    private static final List<String> PACKAGES =
            List.of("audit", "datasets", "fleet", "registry", "storage", "tenancy", "training", "web");

    /** What the test has in another form: the database, the cluster, the thread of the loop; and other tests. */
    private static final Pattern OTHERS = Pattern.compile(
            ".*(storage\\.Database|\\.kubernetes\\..*|LocalCluster|FleetRunner|Connector|OpenApiPage|PlayedCluster|Test(\\$.*)?)");

    static List<AbstractBeanDefinition> ofATraining() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(true);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scanner.addExcludeFilter(new RegexPatternTypeFilter(OTHERS));
        List<AbstractBeanDefinition> found = new ArrayList<>();
        for (String feature : PACKAGES) {
            scanner.findCandidateComponents("dev.aiengine.server." + feature)
                    .forEach(candidate -> found.add((AbstractBeanDefinition) candidate));
        }
        return found;
    }

    /** Each is made when it is first needed: most of them never. */
    static void register(List<AbstractBeanDefinition> features, AnnotationConfigApplicationContext context) {
        AnnotationBeanNameGenerator names = new AnnotationBeanNameGenerator();
        for (AbstractBeanDefinition feature : features) {
            String name = names.generateBeanName(feature, context);
            Class<?> type = type(feature);
            ConfigurationProperties properties = type.getAnnotation(ConfigurationProperties.class);
            if (properties == null) {
                AbstractBeanDefinition definition = feature.cloneBeanDefinition();
                definition.setLazyInit(true);
                context.registerBeanDefinition(name, definition);
            } else {
                bind(context, name, type, properties.value());
            }
        }
    }

    private static <T> void bind(
            AnnotationConfigApplicationContext context, String name, Class<T> type, String prefix) {
        context.registerBean(
                name,
                type,
                () -> Binder.get(context.getEnvironment()).bindOrCreate(prefix, Bindable.of(type)),
                definition -> definition.setLazyInit(true));
    }

    private static Class<?> type(BeanDefinition definition) {
        try {
            return Class.forName(definition.getBeanClassName());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private Features() {}
}
