package dev.aiengine.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.aiengine.console.work.FxThread;
import javafx.application.Platform;

@AnalyzeClasses(packages = "dev.aiengine.console", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule MODELS_HOLD_NO_CONTROLS = noClasses()
            .that()
            .haveSimpleNameEndingWith("Model")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..", "atlantafx..")
            .because("what a page knows and does is tested without a screen");

    @ArchTest
    static final ArchRule CONNECTIONS_KNOW_NO_SCREEN = noClasses()
            .that()
            .resideInAnyPackage("..connection..", "..work..")
            .and()
            .doNotBelongToAnyOf(FxThread.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..")
            .because("they work for tests without a screen, too");

    @ArchTest
    static final ArchRule THE_FX_THREAD_IS_ENTERED_IN_ONE_PLACE = noClasses()
            .that()
            .doNotBelongToAnyOf(FxThread.class)
            .should()
            .callMethod(Platform.class, "runLater", Runnable.class)
            .because("whoever answers from another thread goes through Work");

    @ArchTest
    static final ArchRule CHARTS_ARE_MADE_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("..chart..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jfree..")
            .because("JFreeChart knows nothing of the theme, and all charts are dressed alike");

    @ArchTest
    static final ArchRule THE_ENGINE_IS_KNOWN_BY_ITS_CONTRACT = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("dev.aiengine.server..", "dev.aiengine.agent..", "dev.aiengine.models..")
            .because("the console is a client like any other");
}
