package io.portcullis.auth.store;

import io.portcullis.auth.login.UsageStore;

/// The stores of one database.
public interface AuthStores extends AutoCloseable {
    AccountStore accounts();

    UsageStore usages();

    PrimaryUseLog primaryUses();

    RolloutStore rollout();

    SealStore seals();

    SecondStepStore secondSteps();

    NoticeStore notices();

    RecoveryStore recoveries();

    InvitationStore invitations();

    FastTokenStore fastTokens();

    SetUpLinkStore setUpLinks();

    ApiTokenStore apiTokens();

    AuditLog audit();

    @Override
    void close();
}
