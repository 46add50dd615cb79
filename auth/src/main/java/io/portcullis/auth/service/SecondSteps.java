package io.portcullis.auth.service;

/// Everything about second steps: what an owner sets up, and the check.
public record SecondSteps(Totps totps, RecoveryKeys recoveryKeys, OneTimeCodes oneTimeCodes, SecondStepCheck check,
        TrustedBrowsers browsers, TwoStep twoStep) {
    static SecondSteps of(AccountParts parts, AccountRules rules, AccountChanges changes) {
        Totps totps = new Totps(parts, rules, changes);
        RecoveryKeys recoveryKeys = new RecoveryKeys(parts, changes);
        OneTimeCodes oneTimeCodes = new OneTimeCodes(parts, changes);
        return new SecondSteps(totps, recoveryKeys, oneTimeCodes,
                new SecondStepCheck(parts, new SecondStepCheck.Kinds(totps, recoveryKeys, oneTimeCodes)),
                new TrustedBrowsers(parts, changes),
                new TwoStep(parts.stores().recoveries(), changes, totps, recoveryKeys, oneTimeCodes));
    }
}
