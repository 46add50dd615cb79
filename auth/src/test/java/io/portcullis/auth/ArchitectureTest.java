package io.portcullis.auth;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The walls of this module: no network, no wire protocol, and a decision without clock or randomness.
@AnalyzeClasses(packages = "io.portcullis.auth", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule auth_knowsNoNetwork = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("io.netty..", "io.portcullis.protocol..", "io.portcullis.gateway..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule decision_hasNoClockAndNoRandomness = noClasses().that().resideInAPackage("..auth.decision..")
            .should().dependOnClassesThat()
            .haveNameMatching("java\\.(time\\.Clock|util\\.Random|security\\.SecureRandom)")
            .orShould().callMethod(java.time.Instant.class, "now").orShould().callMethod(System.class, "nanoTime")
            .orShould().callMethod(System.class, "currentTimeMillis").orShould().callMethod(Math.class, "random")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule allow_isMadeByTheDeciderOnly = noClasses().that()
            .doNotHaveFullyQualifiedName("io.portcullis.auth.decision.LoginDecider").should()
            .callConstructorWhere(com.tngtech.archunit.base.DescribedPredicate.describe("constructs Verdict.Allow",
                    call -> call.getTargetOwner().getName().equals("io.portcullis.auth.decision.Verdict$Allow")))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule allowOfAdministration_isMadeByItsDeciderOnly = noClasses().that()
            .doNotHaveFullyQualifiedName("io.portcullis.auth.decision.AdminDecider").should()
            .callConstructorWhere(com.tngtech.archunit.base.DescribedPredicate.describe("constructs AdminVerdict.Allow",
                    call -> call.getTargetOwner().getName().equals("io.portcullis.auth.decision.AdminVerdict$Allow")));

    @ArchTest
    static final ArchRule packages_haveNoCycles = slices().matching("io.portcullis.auth.(**)").should()
            .beFreeOfCycles().allowEmptyShould(true);
}
