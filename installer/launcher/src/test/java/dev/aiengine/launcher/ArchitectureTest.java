package dev.aiengine.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.aiengine.launcher", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule FEATURES_DO_NOT_KNOW_EACH_OTHER_IN_CIRCLES = slices().matching("dev.aiengine.launcher.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature that is known in circles cannot be read alone");

    @ArchTest
    static final ArchRule ENGINES_ARE_STARTED_WITHOUT_KNOWING_WHAT_FOR = noClasses()
            .that()
            .resideInAPackage("..launcher.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..launcher.demo..", "..launcher.bench..", "..launcher.terminal..")
            .because("the engine's processes are the same for every command");
}
