package io.portcullis.auth.service;

/// Everything about second steps: what an owner sets up, and the checks.
public record SecondSteps(Totps totps, Passkeys passkeys, RecoveryKeys recoveryKeys, OneTimeCodes oneTimeCodes,
        SecondStepCheck check, PasskeyLogin passkeyLogin, TrustedBrowsers browsers, TwoStep twoStep) {
    static SecondSteps of(AccountParts parts, AccountRules rules, AccountChanges changes, Passkeys passkeys) {
        Totps totps = new Totps(parts, rules, changes);
        RecoveryKeys recoveryKeys = new RecoveryKeys(parts, changes);
        OneTimeCodes oneTimeCodes = new OneTimeCodes(parts, changes);
        SecondStepCheck.Kinds kinds = new SecondStepCheck.Kinds(totps, passkeys, recoveryKeys, oneTimeCodes);
        return new SecondSteps(totps, passkeys, recoveryKeys, oneTimeCodes, new SecondStepCheck(parts, kinds),
                new PasskeyLogin(parts, passkeys), new TrustedBrowsers(parts, changes),
                new TwoStep(parts.stores().recoveries(), changes, kinds));
    }
}
