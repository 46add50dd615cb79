package io.portcullis.protocol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The walls of this module: bytes and messages only.
@AnalyzeClasses(packages = "io.portcullis.protocol", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule jainSip_staysInItsRoom = noClasses().that().resideOutsideOfPackage("..protocol.sip.jain..")
            .should().dependOnClassesThat().resideInAnyPackage("gov.nist..", "javax.sip..");

    @ArchTest
    static final ArchRule protocol_hasNoStoreAndNoThreads = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "java.util.concurrent..", "io.portcullis.auth..",
                    "io.portcullis.gateway..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule protocol_hasNoClock = noClasses().should().callMethod(System.class, "currentTimeMillis")
            .orShould().callMethod(System.class, "nanoTime").orShould().callMethod(java.time.Instant.class, "now")
            .orShould().callMethod(java.time.Clock.class, "systemUTC").allowEmptyShould(true);

    @ArchTest
    static final ArchRule packages_haveNoCycles = slices().matching("io.portcullis.protocol.(**)").should()
            .beFreeOfCycles().allowEmptyShould(true);
}
