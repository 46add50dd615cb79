package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.store.AuditEntry;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the audit log says of a change.
final class AuditEntries {
    private AuditEntries() {}

    static AuditEntry of(AuthEvent.Change event) {
        return new AuditEntry(event.at(), Optional.of(event.account()), event.getClass().getSimpleName(),
                detail(event));
    }

    static AuditEntry created(AccountName account, Instant at) {
        return of(new AuthEvent.AccountCreated(account, at, 1));
    }

    static AuditEntry created(AppPassword added) {
        return of(new AuthEvent.AppPasswordCreated(added.account(), added.created(), 1, added.id(), added.label(),
                added.scopes()));
    }

    private static String detail(AuthEvent.Change event) {
        return switch (event) {
            case AuthEvent.AccountCreated _,AuthEvent.AccountRemoved _,AuthEvent.AccountSuspended _,AuthEvent.AccountResumed _,AuthEvent.PasswordChanged _ ->
                "";
            case AuthEvent.TwoStepChanged changed -> changed.on() ? "on" : "off";
            case AuthEvent.AppPasswordCreated created ->
                "id=" + created.id() + " scopes=" + scopes(created.scopes()) + " label=" + created.label();
            case AuthEvent.AppPasswordRevoked revoked -> "id=" + revoked.id();
        };
    }

    private static String scopes(Set<Scope> scopes) {
        return scopes.stream().sorted().map(scope -> scope.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }
}
