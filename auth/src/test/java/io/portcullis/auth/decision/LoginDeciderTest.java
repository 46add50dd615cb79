package io.portcullis.auth.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.Cidr;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.rollout.RolloutStage;
import io.portcullis.auth.rollout.RolloutState;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Every fact with every other: some 110,000 logins, held against the rule written as a table.
class LoginDeciderTest {
    private static final AccountName ALICE = new AccountName("alice");
    private static final AppPasswordId ID = new AppPasswordId("id1");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final InetAddress ADDRESS = InetAddress.ofLiteral("192.0.2.7");
    private static final Cidr HERE = Cidr.parse("192.0.2.0/24").orElseThrow();
    private static final Cidr ELSEWHERE = Cidr.parse("198.51.100.0/24").orElseThrow();

    /// A refusal and the facts it is for; the first row that holds is the verdict, and where none holds the door opens.
    private record Row(RefusalReason reason, Predicate<LoginFacts> holds) {}

    private static final List<Row> TABLE = List.of(
            new Row(RefusalReason.UNKNOWN_ACCOUNT, facts -> facts.match() instanceof Match.NoAccount),
            new Row(RefusalReason.WRONG_SECRET, facts -> facts.match() instanceof Match.Nothing),
            new Row(RefusalReason.EXPIRED, facts -> facts.match() instanceof Match.Token token
                    && token.expires().compareTo(NOW) <= 0),
            new Row(RefusalReason.SUSPENDED, facts -> facts.status() == AccountStatus.SUSPENDED),
            new Row(RefusalReason.PRIMARY_PASSWORD, facts -> primary(facts) && facts.twoStep()),
            new Row(RefusalReason.OUT_OF_SCOPE, facts -> primary(facts) && facts.protocol() == LoginProtocol.ADMIN),
            new Row(RefusalReason.PRIMARY_PASSWORD, facts -> primary(facts) && stage(facts, RolloutStage.ENFORCE)),
            new Row(RefusalReason.PRIMARY_PASSWORD,
                    facts -> primary(facts) && stage(facts, RolloutStage.BROWNOUT) && facts.rollout().brownout()),
            new Row(RefusalReason.NEW_DEVICE,
                    facts -> primary(facts) && stage(facts, RolloutStage.BLOCK_NEW) && !facts.rollout().deviceSeen()),
            new Row(RefusalReason.REVOKED, facts -> app(facts).filter(Match.App::revoked).isPresent()),
            new Row(RefusalReason.OUT_OF_SCOPE, facts -> app(facts).filter(app -> !covers(app, facts)).isPresent()),
            new Row(RefusalReason.EXPIRED,
                    facts -> app(facts).flatMap(Match.App::expires).filter(end -> end.compareTo(NOW) <= 0).isPresent()),
            new Row(RefusalReason.NETWORK_NOT_ALLOWED, facts -> app(facts).map(Match.App::networks)
                    .filter(networks -> networks.equals(List.of(ELSEWHERE))).isPresent()));

    private static boolean primary(LoginFacts facts) {
        return password(facts) instanceof Match.Primary;
    }

    private static Optional<Match.App> app(LoginFacts facts) {
        return password(facts) instanceof Match.App app ? Optional.of(app) : Optional.empty();
    }

    /// A token is as good as what it stands for.
    private static Match password(LoginFacts facts) {
        return facts.match() instanceof Match.Token token ? token.of() : facts.match();
    }

    private static boolean stage(LoginFacts facts, RolloutStage stage) {
        return facts.rollout().stage() == stage;
    }

    private static boolean covers(Match.App app, LoginFacts facts) {
        return app.scopes().stream().anyMatch(scope -> scope.name().equals(facts.protocol().name()));
    }

    @Test
    void decide_everyCombinationOfFacts_isAsTheTableSays() {
        int[] seen = {0};
        Set<Object> reached = new java.util.HashSet<>();
        everyLogin(facts -> {
            Optional<RefusalReason> refusal = TABLE.stream().filter(row -> row.holds().test(facts)).findFirst()
                    .map(Row::reason);
            Verdict expected = refusal.<Verdict>map(Verdict.Refuse::new)
                    .orElseGet(() -> new Verdict.Allow(ALICE, app(facts).map(Match.App::id)));
            assertThat(LoginDecider.decide(facts)).as(facts.toString()).isEqualTo(expected);
            reached.add(refusal.isPresent() ? refusal : expected);
            seen[0]++;
        });
        assertThat(seen[0]).isEqualTo(2 * 2 * (6 * 2 * 2) * 3 * matches().size()).isGreaterThan(110_000);
        assertThat(reached).hasSize(9 + 2);
    }

    /// The rule itself, apart from the table.
    @Test
    void decide_primaryPasswordWithTwoStep_neverOpens() {
        everyLogin(facts -> {
            if (facts.twoStep() && LoginDecider.decide(facts) instanceof Verdict.Allow allow) {
                assertThat(allow.appPassword()).as(facts.toString()).contains(ID);
            }
        });
    }

    private static void everyLogin(Consumer<LoginFacts> check) {
        for (Match match : matches()) {
            for (RolloutState rollout : rollouts()) {
                for (LoginProtocol protocol : LoginProtocol.values()) {
                    for (AccountStatus status : AccountStatus.values()) {
                        check.accept(new LoginFacts(ALICE, status, true, rollout, protocol, match, ADDRESS, NOW));
                        check.accept(new LoginFacts(ALICE, status, false, rollout, protocol, match, ADDRESS, NOW));
                    }
                }
            }
        }
    }

    private static List<RolloutState> rollouts() {
        List<RolloutState> all = new ArrayList<>();
        for (RolloutStage stage : RolloutStage.values()) {
            for (boolean brownout : new boolean[] {false, true}) {
                all.add(new RolloutState(stage, brownout, false));
                all.add(new RolloutState(stage, brownout, true));
            }
        }
        return all;
    }

    private static List<Match> matches() {
        List<Match> all = new ArrayList<>(List.of(new Match.NoAccount(), new Match.Nothing(), new Match.Primary()));
        for (Set<Scope> scopes : List.of(EnumSet.noneOf(Scope.class), EnumSet.of(Scope.XMPP), EnumSet.of(Scope.SIP),
                EnumSet.allOf(Scope.class))) {
            for (Optional<Instant> expires : List.of(Optional.<Instant>empty(), Optional.of(NOW.minusMillis(1)),
                    Optional.of(NOW), Optional.of(NOW.plusMillis(1)))) {
                for (List<Cidr> networks : List.of(List.<Cidr>of(), List.of(HERE), List.of(ELSEWHERE),
                        List.of(ELSEWHERE, HERE))) {
                    all.add(new Match.App(ID, scopes, expires, networks, false));
                    all.add(new Match.App(ID, scopes, expires, networks, true));
                }
            }
        }
        List<Match> tokens = new ArrayList<>();
        for (Match match : all) {
            if (match instanceof Match.Password password) {
                tokens.add(new Match.Token(password, NOW));
                tokens.add(new Match.Token(password, NOW.plusMillis(1)));
            }
        }
        all.addAll(tokens);
        return all;
    }
}
