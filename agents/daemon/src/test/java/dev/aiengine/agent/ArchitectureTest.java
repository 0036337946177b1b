package dev.aiengine.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(
        packages = {"dev.aiengine.agent", "dev.aiengine.models"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NO_SPRING = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..")
            .because("an agent starts in a moment and stays small");

    @ArchTest
    static final ArchRule NO_DJL_IN_THE_AGENT = noClasses()
            .that()
            .resideInAPackage("dev.aiengine.agent..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl..")
            .because("only a family that trains a network may load it");

    @ArchTest
    static final ArchRule NO_NUMBERS_IN_WHAT_IS_DIFFERENTIATED = noClasses()
            .that()
            .resideInAPackage("dev.aiengine.models..")
            .and()
            .doNotHaveSimpleName("AdamW")
            .should()
            .callMethod(NDArray.class, "mul", Number.class)
            .orShould()
            .callMethod(NDArray.class, "div", Number.class)
            .orShould()
            .callMethod(NDArray.class, "pow", Number.class)
            .orShould()
            .callMethod(NDArray.class, "mod", Number.class)
            .orShould()
            .callMethod(NDArray.class, "maximum", Number.class)
            .orShould()
            .callMethod(NDArray.class, "minimum", Number.class)
            .because("DJL frees the memory of the number at once, and PyTorch reads it again for the gradient;"
                    + " manager.create(number) lives as long as its manager");

    @ArchTest
    static final ArchRule TIME_IS_INJECTED = noClasses()
            .that()
            .resideInAPackage("dev.aiengine.agent.*..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .because("only the commands know which clock it is");

    @ArchTest
    static final ArchRule MODELS_KNOW_NO_WIRE = noClasses()
            .that()
            .resideInAPackage("dev.aiengine.models..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.aiengine.agent..", "io.netty..", "java.net.http..", "com.sun.net.httpserver..")
            .because("a model can be trained and asked without a network");

    @ArchTest
    static final ArchRule SERVING_KNOWS_NO_HTTP = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.aiengine.agent.serving..",
                    "dev.aiengine.agent.training..",
                    "dev.aiengine.agent.node..",
                    "dev.aiengine.agent.control..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty..", "dev.aiengine.agent.http..")
            .because("the protocols in front of a model change, the model behind them does not");

    @ArchTest
    static final ArchRule A_NODE_KNOWS_NO_MODELS = noClasses()
            .that()
            .resideInAPackage("dev.aiengine.agent.node..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.aiengine.models..", "dev.aiengine.agent.serving..", "dev.aiengine.agent.training..")
            .because("what looks after a machine must not end with a model's native code");

    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching("dev.aiengine.agent.(*)..")
            .should()
            .beFreeOfCycles()
            .because("the commands put the parts together; the parts do not know each other in circles");
}
