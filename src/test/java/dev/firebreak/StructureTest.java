package dev.firebreak;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class StructureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.firebreak");

    @Test
    void packagesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(Firebreak.class).verify();
    }

    @Test
    void onlyPackageEngineKnowsTheEnginesInside() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.firebreak.engine")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda.bpm.engine.impl..")
                .check(CLASSES);
    }

    @Test
    void onlyDelegatesAndListenersMeetExecutions() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.firebreak.engine")
                .and()
                .haveSimpleNameNotEndingWith("Delegate")
                .and()
                .haveSimpleNameNotEndingWith("Listener")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are executions, delegates or listeners of the engine",
                        type -> type.getPackageName().equals("org.camunda.bpm.engine.delegate")
                                && !type.getSimpleName().equals("BpmnError")))
                .check(CLASSES);
    }

    @Test
    void nothingPrintsToTheConsoleButTheCommandLine() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Command")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }
}
