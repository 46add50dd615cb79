package io.portcullis.gateway.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.Secret;
import io.portcullis.gateway.web.Visitor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A site with one account, for each test anew.
abstract class SiteOfAlice {
    static final AccountName ALICE = new AccountName("alice");
    static final String PASSWORD = "correct horse battery";

    TestSite site;

    @BeforeEach
    void open(@TempDir Path directory) {
        site = TestSite.in(directory);
        site.auth.accounts().create(ALICE, Optional.of(Secret.of(PASSWORD)));
    }

    @AfterEach
    void close() {
        site.close();
    }

    /// Who signed in by the password and is in.
    Visitor signedIn() {
        Visitor visitor = site.visitor();
        assertThat(visitor.signIn(ALICE.value(), PASSWORD).body()).contains("<h1>Your account</h1>");
        return visitor;
    }

    /// Turns the second step on, as an operator does.
    ///
    /// @return codes that pass it
    List<String> twoStepOn() {
        site.auth.accounts().setTwoStep(ALICE, true);
        return oneTimeCodes();
    }

    /// New codes in place of those before.
    List<String> oneTimeCodes() {
        return site.auth.secondSteps().oneTimeCodes().make(ALICE).stream().map(Shown::text).toList();
    }
}
