package io.portcullis.auth.store;

import org.junit.jupiter.api.BeforeEach;

/// The fake that other tests use keeps the contracts.
class MemoryStoresTest
        implements
            AccountStoreContract,
            ConcurrencyContract,
            AuditLogContract,
            SealStoreContract,
            PrimaryUseLogContract,
            RolloutStoreContract,
            ApiTokenStoreContract,
            SecondStepStoreContract,
            NoticeStoreContract,
            RecoveryStoreContract,
            InvitationStoreContract,
            FastTokenStoreContract,
            SetUpLinkStoreContract,
            UsageStoreContract {
    private final MemoryStores stores = new MemoryStores();

    @BeforeEach
    void allowKey() {
        stores.allow(Fixtures.KEY, Fixtures.NOW);
    }

    @Override
    public AuthStores stores() {
        return stores;
    }
}
