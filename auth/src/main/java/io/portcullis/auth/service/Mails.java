package io.portcullis.auth.service;

/// Everything about mails: where they go, which are to be sent, and what is told beside changes.
public record Mails(NotificationAddresses addresses, Outbox outbox, NoticeDesk desk, Announcements announcements,
        DeviceMails devices) {
    static Mails of(AccountParts parts, AccountChanges changes, Notices notices, Rollouts rollouts) {
        NoticeDesk desk = new NoticeDesk(parts, changes, notices);
        parts.events().subscribe(desk::heard);
        return new Mails(new NotificationAddresses(parts, changes, notices), new Outbox(parts, changes), desk,
                new Announcements(parts, changes, notices, rollouts), new DeviceMails(changes, notices));
    }
}
