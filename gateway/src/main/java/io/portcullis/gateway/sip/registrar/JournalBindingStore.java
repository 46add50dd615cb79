package io.portcullis.gateway.sip.registrar;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.gateway.sip.session.Binding;
import io.portcullis.gateway.sip.session.Lease;
import io.portcullis.gateway.sip.session.Opener;
import io.portcullis.gateway.sip.session.PhoneInstance;
import io.portcullis.gateway.sip.session.PhoneLocation;
import io.portcullis.gateway.sip.session.SipTransport;
import io.portcullis.gateway.store.Journal;
import io.portcullis.gateway.store.Outcome;
import io.portcullis.gateway.store.Statements;
import io.portcullis.gateway.store.WriteResult;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Bindings in the gateway's journal.
public record JournalBindingStore(Journal journal) implements BindingStore {
    private static final String UPSERT = """
            insert into binding (account, contact, call_id, cseq, expires, preference, app_password, auth_version,
                transport, source, source_port, port, instance, instance_flow)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (account, contact) do update set call_id = excluded.call_id, cseq = excluded.cseq,
                expires = excluded.expires, preference = excluded.preference, app_password = excluded.app_password,
                auth_version = excluded.auth_version, transport = excluded.transport, source = excluded.source,
                source_port = excluded.source_port, port = excluded.port, instance = excluded.instance,
                instance_flow = excluded.instance_flow""";
    private static final String DELETE = "delete from binding where account = ? and contact = ?";
    private static final String SELECT = "select account, contact, call_id, cseq, expires, preference, app_password,"
            + " auth_version, transport, source, source_port, port, instance, instance_flow from binding";

    @Override
    public List<Binding> load() {
        CompletableFuture<Outcome<List<Binding>>> answer = new CompletableFuture<>();
        journal.query(JournalBindingStore::read, answer::complete);
        return switch (answer.join()) {
            case Outcome.Answer<List<Binding>>(List<Binding> bindings) -> bindings;
            case Outcome.Failed<List<Binding>> failed ->
                throw new IllegalStateException("the bindings of phones cannot be read: " + failed.reason());
        };
    }

    @Override
    public void save(AccountName account, List<Binding> kept, List<Binding> gone, Consumer<Boolean> done) {
        journal.submit(statements -> write(statements, account.value(), kept, gone),
                result -> done.accept(result instanceof WriteResult.Committed));
    }

    private static void write(Statements statements, String account, List<Binding> kept, List<Binding> gone)
            throws SQLException {
        for (Binding binding : gone) {
            PreparedStatement delete = statements.prepare(DELETE);
            delete.setString(1, account);
            delete.setString(2, binding.uri());
            statements.update(delete);
        }
        for (Binding binding : kept) {
            PreparedStatement upsert = statements.prepare(UPSERT);
            fill(upsert, account, binding);
            statements.update(upsert);
        }
    }

    private static void fill(PreparedStatement upsert, String account, Binding binding) throws SQLException {
        upsert.setString(1, account);
        upsert.setString(2, binding.uri());
        upsert.setString(3, binding.lease().callId());
        upsert.setLong(4, binding.lease().cseq());
        upsert.setLong(5, binding.lease().keptUntil());
        upsert.setInt(6, binding.preference());
        upsert.setString(7, binding.opener().appPassword().map(AppPasswordId::value).orElse(""));
        upsert.setLong(8, binding.opener().authVersion());
        upsert.setString(9, binding.location().transport().name());
        upsert.setString(10, binding.location().source().getAddress().getHostAddress());
        upsert.setInt(11, binding.location().source().getPort());
        upsert.setInt(12, binding.location().address().getPort());
        upsert.setString(13, binding.instance().map(PhoneInstance::id).orElse(""));
        upsert.setInt(14, binding.instance().map(PhoneInstance::flow).orElse(0));
    }

    private static List<Binding> read(Statements statements) throws SQLException {
        List<Binding> bindings = new ArrayList<>();
        try (ResultSet rows = statements.query(statements.prepare(SELECT))) {
            while (rows.next()) {
                bindings.add(binding(rows));
            }
        }
        return bindings;
    }

    private static Binding binding(ResultSet row) throws SQLException {
        InetAddress address = InetAddress.ofLiteral(row.getString(10));
        PhoneLocation location = new PhoneLocation(SipTransport.valueOf(row.getString(9)), PhoneLocation.NO_CONNECTION,
                new InetSocketAddress(address, row.getInt(11)), new InetSocketAddress(address, row.getInt(12)));
        int instanceFlow = row.getInt(14);
        Optional<AppPasswordId> appPassword = Optional.of(row.getString(7)).filter(id -> !id.isEmpty())
                .map(AppPasswordId::new);
        Opener opener = new Opener(new AccountName(row.getString(1)), appPassword, row.getLong(8));
        Optional<PhoneInstance> instance = Optional.of(row.getString(13)).filter(id -> !id.isEmpty())
                .map(id -> new PhoneInstance(id, instanceFlow));
        return new Binding(row.getString(2), row.getInt(6), instance, opener, location,
                Lease.restored(row.getString(3), row.getLong(4), row.getLong(5)));
    }
}
