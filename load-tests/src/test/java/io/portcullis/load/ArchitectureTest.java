package io.portcullis.load;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The generator measures a server from outside, so it shares no code with it but the protocols.
@AnalyzeClasses(packages = "io.portcullis.load", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule load_neverImportsTheServer = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("io.portcullis.gateway..", "io.portcullis.auth..").allowEmptyShould(true);
}
