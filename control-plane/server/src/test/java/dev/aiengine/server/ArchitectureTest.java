package dev.aiengine.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.aiengine.contract.agent.AgentRoutes;
import dev.aiengine.server.web.Caller;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.aiengine.server");

    @Test
    void featuresUseOnlyEachOthersFrontDoorsAndWithoutCycles() {
        ApplicationModules.of(ControlPlane.class).verify();
    }

    @Test
    void theServerNeverLoadsModels() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.djl..", "ai.onnxruntime..", "dev.aiengine.models..", "dev.aiengine.agent..")
                .because("a native crash in a model must end an agent and never the control plane")
                .check(CLASSES);
    }

    @Test
    void onlyTheKubernetesClusterKnowsKubernetes() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..fleet.kubernetes..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.fabric8..", "..fleet.kubernetes..")
                .because("an engine on one machine loads nothing of it")
                .check(CLASSES);
    }

    @Test
    void whichBeansThereAreDependsOnTheClusterAlone() {
        ConditionalOnProperty[] conditions = CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(ConditionalOnProperty.class))
                .map(type -> type.getAnnotationOfType(ConditionalOnProperty.class))
                .toArray(ConditionalOnProperty[]::new);
        assertThat(conditions).isNotEmpty();
        assertThat(conditions)
                .as("the build decides the others, for everybody")
                .allSatisfy(condition -> assertThat(condition.name()).containsExactly("aiengine.cluster"));
        methods()
                .should()
                .notBeMetaAnnotatedWith(Conditional.class)
                .because("the build would decide it, for everybody")
                .check(CLASSES);
    }

    @Test
    void timeComesFromTheInjectedClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("tests set the clock")
                .check(CLASSES);
    }

    @Test
    void everyRouteAsksWhoIsCalling() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(RestController.class)
                .should(takeACallerOrAToken())
                .because("no route but the health probes answers without a key")
                .check(CLASSES);
    }

    private static ArchCondition<JavaMethod> takeACallerOrAToken() {
        return new ArchCondition<>("take a Caller, or the token of an agent") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                RequestMapping mapping =
                        AnnotatedElementUtils.findMergedAnnotation(method.reflect(), RequestMapping.class);
                if (mapping == null || method.getOwner().getSimpleName().matches("HealthController|ErrorPage")) {
                    return;
                }
                boolean agents = mapping.value().length > 0
                        && (mapping.value()[0].startsWith(AgentRoutes.BASE)
                                || mapping.value()[0].startsWith(AgentRoutes.NODE_BASE));
                boolean met = agents
                        || method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Caller.class));
                if (!met) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " takes no Caller"));
                }
            }
        };
    }
}
