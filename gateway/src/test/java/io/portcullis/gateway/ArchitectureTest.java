package io.portcullis.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The walls between the rooms of the server.
@AnalyzeClasses(packages = "io.portcullis.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule jainSip_staysInProtocol = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("gov.nist..", "javax.sip..").allowEmptyShould(true);

    @ArchTest
    static final ArchRule xmpp_doesNotKnowSip = noClasses().that().resideInAPackage("..gateway.xmpp..").should()
            .dependOnClassesThat().resideInAnyPackage("..gateway.sip..", "..protocol.sip..").allowEmptyShould(true);

    @ArchTest
    static final ArchRule sip_doesNotKnowXmpp = noClasses().that().resideInAPackage("..gateway.sip..").should()
            .dependOnClassesThat().resideInAnyPackage("..gateway.xmpp..").allowEmptyShould(true);

    @ArchTest
    static final ArchRule sessions_haveNoClockAndNoRandomness = noClasses().that()
            .resideInAnyPackage("..gateway.xmpp.session..", "..gateway.sip.session..").should()
            .dependOnClassesThat().haveNameMatching("java\\.(time\\.Clock|util\\.Random|security\\.SecureRandom)")
            .orShould().callMethod(java.time.Instant.class, "now").orShould().callMethod(System.class, "nanoTime")
            .orShould().callMethod(System.class, "currentTimeMillis").orShould().callMethod(Math.class, "random")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule allow_isNeverMadeHere = noClasses().should()
            .callConstructorWhere(DescribedPredicate.describe("constructs Verdict.Allow",
                    call -> call.getTargetOwner().getName().equals("io.portcullis.auth.decision.Verdict$Allow")
                            || call.getTargetOwner().getName()
                                    .equals("io.portcullis.auth.decision.AdminVerdict$Allow")))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule armeria_staysInTheListenerOfThePages = noClasses().that()
            .resideOutsideOfPackage("io.portcullis.gateway.web").should().dependOnClassesThat()
            .resideInAPackage("com.linecorp.armeria..");

    @ArchTest
    static final ArchRule templates_stayInTheViews = noClasses().that()
            .resideOutsideOfPackage("io.portcullis.gateway.web.view").should().dependOnClassesThat()
            .resideInAnyPackage("gg.jte..", "com.google.zxing..");

    @ArchTest
    static final ArchRule pages_knowNoSockets = noClasses().that().resideInAPackage("..gateway.web.*..").should()
            .dependOnClassesThat().resideInAnyPackage("io.netty..", "..gateway.net..");

    @ArchTest
    static final ArchRule packages_haveNoCycles = slices().matching("io.portcullis.gateway.(**)").should()
            .beFreeOfCycles().allowEmptyShould(true);
}
