package io.portcullis.auth.store.jdbc;

import io.portcullis.auth.login.UsageStore;
import io.portcullis.auth.store.AccountStore;
import io.portcullis.auth.store.ApiTokenStore;
import io.portcullis.auth.store.AuditLog;
import io.portcullis.auth.store.AuthStores;
import io.portcullis.auth.store.FastTokenStore;
import io.portcullis.auth.store.InvitationStore;
import io.portcullis.auth.store.NoticeStore;
import io.portcullis.auth.store.PrimaryUseLog;
import io.portcullis.auth.store.RecoveryStore;
import io.portcullis.auth.store.RolloutStore;
import io.portcullis.auth.store.SealStore;
import io.portcullis.auth.store.SecondStepStore;
import io.portcullis.auth.store.SetUpLinkStore;

/// The stores in one database, which is brought to this version's schema when it is opened.
public final class JdbcStores implements AuthStores {
    private final Database database;
    private final AccountStore accounts;
    private final UsageStore usages;
    private final PrimaryUseLog primaryUses;
    private final RolloutStore rollout;
    private final SealStore seals;
    private final SecondStepStore secondSteps;
    private final NoticeStore notices;
    private final RecoveryStore recoveries;
    private final InvitationStore invitations;
    private final FastTokenStore fastTokens;
    private final SetUpLinkStore setUpLinks;
    private final ApiTokenStore apiTokens;
    private final AuditLog audit;

    private JdbcStores(Database database) {
        this.database = database;
        accounts = new JdbcAccountStore(database);
        usages = new JdbcUsageStore(database);
        primaryUses = new JdbcPrimaryUseStore(database);
        rollout = new JdbcRolloutStore(database);
        seals = new JdbcSealStore(database);
        secondSteps = new JdbcSecondStepStore(database);
        notices = new JdbcNoticeStore(database);
        recoveries = new JdbcRecoveryStore(database);
        invitations = new JdbcInvitationStore(database);
        fastTokens = new JdbcFastTokenStore(database);
        setUpLinks = new JdbcSetUpLinkStore(database);
        apiTokens = new JdbcApiTokenStore(database);
        audit = new JdbcAuditLog(database);
    }

    /// Opens the database; blocks while it is brought up to date.
    public static JdbcStores open(DatabaseSettings settings) {
        return new JdbcStores(switch (settings) {
            case DatabaseSettings.Sqlite sqlite -> SqliteFile.open(sqlite);
            case DatabaseSettings.Postgresql postgresql -> PostgresqlServer.open(postgresql);
        });
    }

    @Override
    public AccountStore accounts() {
        return accounts;
    }

    @Override
    public UsageStore usages() {
        return usages;
    }

    @Override
    public PrimaryUseLog primaryUses() {
        return primaryUses;
    }

    @Override
    public RolloutStore rollout() {
        return rollout;
    }

    @Override
    public SealStore seals() {
        return seals;
    }

    @Override
    public SecondStepStore secondSteps() {
        return secondSteps;
    }

    @Override
    public NoticeStore notices() {
        return notices;
    }

    @Override
    public RecoveryStore recoveries() {
        return recoveries;
    }

    @Override
    public InvitationStore invitations() {
        return invitations;
    }

    @Override
    public FastTokenStore fastTokens() {
        return fastTokens;
    }

    @Override
    public SetUpLinkStore setUpLinks() {
        return setUpLinks;
    }

    @Override
    public ApiTokenStore apiTokens() {
        return apiTokens;
    }

    @Override
    public AuditLog audit() {
        return audit;
    }

    @Override
    public void close() {
        database.close();
    }
}
