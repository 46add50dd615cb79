package io.portcullis.auth.service;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// The services over one set of stores.
public record AccountServices(Accounts accounts, AppPasswords appPasswords, AccountGenerator generator,
        KeyRotation keys, PrimaryLogin primaryLogin, SecondSteps secondSteps, Rollouts rollouts,
        FastTokens fastTokens) {
    /// Builds them, with one lock between what is sealed and the rotation of keys.
    public static AccountServices of(AccountParts parts, AccountRules rules) {
        ReadWriteLock keysInUse = new ReentrantReadWriteLock();
        AccountChanges changes = new AccountChanges(parts.stores().accounts(), parts.events(), parts.clock(),
                keysInUse.readLock());
        return new AccountServices(new Accounts(parts, rules, changes), new AppPasswords(parts, rules, changes),
                new AccountGenerator(parts, rules, changes), new KeyRotation(parts, keysInUse.writeLock()),
                new PrimaryLogin(parts, changes), SecondSteps.of(parts, rules, changes), new Rollouts(parts),
                new FastTokens(parts, rules, keysInUse.readLock()));
    }
}
