package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.service.Accounts;
import io.portcullis.auth.store.AuditEntry;
import io.portcullis.auth.store.AuditLog;
import io.portcullis.auth.store.AuditRow;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.view.LogView;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// `/log`: what happened to the account lately. Not what happened to another account that had the name before.
final class LogPage implements Page {
    static final int MOST_ROWS = 50;
    static final int MOST_REFUSED = 20;
    private static final String LABEL = "label=";
    private static final String ADDRESS = "address=";

    private final AuditLog audit;
    private final Accounts accounts;

    LogPage(AuditLog audit, Accounts accounts) {
        this.audit = audit;
        this.accounts = accounts;
    }

    @Override
    public PageReply show(Visit visit) {
        Instant since = accounts.find(visit.account()).map(Account::created).orElse(Instant.MAX);
        List<LogView.Row> rows = Stream
                .concat(audit.latest(visit.account(), MOST_ROWS).stream(),
                        audit.latestRefused(visit.account(), MOST_REFUSED).stream())
                .map(AuditRow::entry).filter(entry -> !entry.at().isBefore(since))
                .sorted(Comparator.comparing(AuditEntry::at).reversed())
                .map(entry -> new LogView.Row(visit.texts().time(entry.at()), what(visit, entry), detail(entry)))
                .toList();
        return PageReply.show(new LogView(rows));
    }

    private static String what(Visit visit, AuditEntry entry) {
        String key = "log." + entry.kind();
        String more = key + "." + entry.detail();
        return visit.texts().has(more) ? visit.t(more) : visit.texts().has(key) ? visit.t(key) : entry.kind();
    }

    /// What its owner can make something of: the name that a device has, or where something came from.
    private static String detail(AuditEntry entry) {
        String detail = entry.detail();
        if (entry.kind().equals(AuditEntry.SIGN_INS_REFUSED)) {
            return value(detail, "count=") + " × " + value(detail, "protocol=") + ", " + value(detail, "network=");
        }
        int label = detail.indexOf(LABEL);
        int address = detail.indexOf(ADDRESS);
        return label >= 0
                ? detail.substring(label + LABEL.length())
                : address >= 0 ? detail.substring(address + ADDRESS.length()) : "";
    }

    private static String value(String detail, String key) {
        return Arrays.stream(detail.split(" ")).filter(part -> part.startsWith(key))
                .map(part -> part.substring(key.length())).findFirst().orElse("");
    }
}
