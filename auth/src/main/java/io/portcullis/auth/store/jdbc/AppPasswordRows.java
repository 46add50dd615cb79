package io.portcullis.auth.store.jdbc;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.Cidr;
import io.portcullis.auth.apppassword.LastUse;
import io.portcullis.auth.apppassword.Scope;
import java.net.InetAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// App passwords, without what is sealed, to rows and back.
final class AppPasswordRows {
    static final String INSERT = """
            insert into app_password (account, id, label, scope_xmpp, scope_sip, older_phone, created, expires, networks,
              used_at, used_address, used_client, used_protocol)
            values (:account, :id, :label, :xmpp, :sip, :older_phone, :created, :expires, :networks,
              :used_at, :used_address, :used_client, :used_protocol)""";

    private AppPasswordRows() {}

    static void bind(PreparedBatch insert, AppPassword password) {
        insert.bind("account", password.account().value()).bind("id", password.id().value())
                .bind("label", password.label()).bind("xmpp", flag(password.scopes().contains(Scope.XMPP)))
                .bind("sip", flag(password.scopes().contains(Scope.SIP)))
                .bind("older_phone", flag(password.olderPhone())).bind("created", password.created().toEpochMilli())
                .bind("expires", password.expires().map(Instant::toEpochMilli).orElse(null))
                .bind("networks", password.networks().stream().map(Cidr::toString).collect(Collectors.joining(" ")));
        bind(insert, password.lastUse());
        insert.add();
    }

    private static void bind(PreparedBatch insert, Optional<LastUse> use) {
        insert.bind("used_at", use.map(u -> u.at().toEpochMilli()).orElse(null))
                .bind("used_address", use.map(u -> u.address().getHostAddress()).orElse(null))
                .bind("used_client", use.map(LastUse::client).orElse(null))
                .bind("used_protocol", use.map(u -> u.protocol().name()).orElse(null));
    }

    private static int flag(boolean set) {
        return set ? 1 : 0;
    }

    static AppPassword read(ResultSet row, AccountName account) throws SQLException {
        return new AppPassword(new AppPasswordId(row.getString("id")), account, row.getString("label"), scopes(row),
                row.getInt("older_phone") == 1, Instant.ofEpochMilli(row.getLong("created")),
                Optional.ofNullable(instant(row, "expires")), networks(row.getString("networks")), lastUse(row));
    }

    private static Set<Scope> scopes(ResultSet row) throws SQLException {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        if (row.getInt("scope_xmpp") == 1) {
            scopes.add(Scope.XMPP);
        }
        if (row.getInt("scope_sip") == 1) {
            scopes.add(Scope.SIP);
        }
        return scopes;
    }

    private static Optional<LastUse> lastUse(ResultSet row) throws SQLException {
        Instant at = instant(row, "used_at");
        return at == null
                ? Optional.empty()
                : Optional.of(new LastUse(at, InetAddress.ofLiteral(row.getString("used_address")),
                        row.getString("used_client"), Scope.valueOf(row.getString("used_protocol"))));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    /// A network that cannot be read must not open the password to every network.
    private static List<Cidr> networks(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ")).map(network -> Cidr.parse(network)
                        .orElseThrow(() -> new IllegalStateException("app_password.networks is damaged"))).toList();
    }
}
