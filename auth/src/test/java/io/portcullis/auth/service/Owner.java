package io.portcullis.auth.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secondstep.AuthenticatorApp;
import io.portcullis.auth.secondstep.SecondStepAnswer;
import io.portcullis.auth.secondstep.SecondStepResult;
import io.portcullis.auth.secondstep.TotpEnrolment;
import io.portcullis.auth.secret.Secret;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/// Somebody with every second step set up and two-step on, for tests.
final class Owner {
    static final InetAddress HOME = InetAddress.ofLiteral("192.0.2.7");
    static final String PASSWORD = "correct horse";

    final Services services;
    final AccountName name;
    final AuthenticatorApp app;
    final Secret recoveryKey;
    final List<Secret> codes;

    Owner(Services services, AccountName name) {
        this.services = services;
        this.name = name;
        services.accounts().create(name, Services.password(PASSWORD));
        app = addApp();
        recoveryKey = services.secondSteps().recoveryKeys().make(name);
        assertThat(services.secondSteps().recoveryKeys().confirm(name, recoveryKey)).isTrue();
        codes = services.secondSteps().oneTimeCodes().make(name);
        services.secondSteps().twoStep().on(name);
    }

    /// Adds an app; its next code is new.
    AuthenticatorApp addApp() {
        TotpEnrolment enrolment = services.secondSteps().totps().begin(name);
        AuthenticatorApp added = new AuthenticatorApp(enrolment);
        assertThat(services.secondSteps().totps().activate(enrolment, "Phone", added.code(services.clock.instant())))
                .isPresent();
        nextStep();
        return added;
    }

    void nextStep() {
        services.clock.advance(Duration.ofSeconds(30));
    }

    SecondStepAnswer code() {
        return new SecondStepAnswer.TotpCode(app.code(services.clock.instant()));
    }

    SecondStepAnswer wrongCode() {
        return new SecondStepAnswer.TotpCode(app.otherCode(services.clock.instant()));
    }

    SecondStepResult answer(SecondStepAnswer answer) {
        return answer(answer, HOME);
    }

    SecondStepResult answer(SecondStepAnswer answer, InetAddress from) {
        return services.secondSteps().check().check(name, from, answer);
    }

    static boolean accepted(SecondStepResult result) {
        return result instanceof SecondStepResult.Accepted;
    }

    long version() {
        return services.accounts().find(name).orElseThrow().authVersion();
    }
}
