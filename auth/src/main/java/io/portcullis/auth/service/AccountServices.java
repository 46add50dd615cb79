package io.portcullis.auth.service;

import io.portcullis.auth.notice.NoticeRules;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// The services over one set of stores.
public record AccountServices(Accounts accounts, AppPasswords appPasswords, AccountGenerator generator,
        KeyRotation keys, PrimaryLogin primaryLogin, SecondSteps secondSteps, Rollouts rollouts, Mails mails,
        Recoveries recoveries, RecoveryDesk recoveryDesk, Invitations invitations, Registrations registrations,
        FastTokens fastTokens, SetUpLinks setUpLinks, PrimaryDigests primaryDigests) {
    /// Builds them without mail.
    public static AccountServices of(AccountParts parts, AccountRules rules) {
        return of(parts, rules, NoticeRules.withoutMail());
    }

    /// Builds them, with one lock between what is sealed and the rotation of keys.
    public static AccountServices of(AccountParts parts, AccountRules rules, NoticeRules noticeRules) {
        ReadWriteLock keysInUse = new ReentrantReadWriteLock();
        Notices notices = new Notices(parts, noticeRules);
        AccountChanges changes = new AccountChanges(parts.stores().accounts(), parts.events(), parts.clock(),
                keysInUse.readLock(), notices, new EndedAppPasswords(parts.sealer()));
        Recoveries recoveries = new Recoveries(parts, rules, changes, notices);
        RecoveryDesk desk = new RecoveryDesk(parts, changes, notices, recoveries);
        parts.events().subscribe(desk::heard);
        Rollouts rollouts = new Rollouts(parts, changes);
        AppPasswords appPasswords = new AppPasswords(parts, rules, changes);
        parts.events().subscribe(appPasswords::heard);
        Passkeys passkeys = new Passkeys(parts, changes);
        return new AccountServices(new Accounts(parts, rules, changes), appPasswords,
                new AccountGenerator(parts, rules, changes), new KeyRotation(parts, keysInUse.writeLock()),
                new PrimaryLogin(parts, changes), SecondSteps.of(parts, rules, changes, passkeys), rollouts,
                Mails.of(parts, changes, notices, rollouts), recoveries, desk,
                new Invitations(parts, rules, changes, notices, passkeys), new Registrations(parts, rules, changes),
                new FastTokens(parts, rules, keysInUse.readLock()), new SetUpLinks(parts, changes, appPasswords),
                new PrimaryDigests(parts));
    }
}
