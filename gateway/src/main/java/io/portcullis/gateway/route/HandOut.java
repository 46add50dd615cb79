package io.portcullis.gateway.route;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.message.MessageStore;
import io.portcullis.gateway.message.PendingMessage;
import io.portcullis.gateway.store.Outcome;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands what is pending for an account to one of its endpoints, page by page.
final class HandOut {
    private static final Logger LOG = LoggerFactory.getLogger(HandOut.class);
    private static final int PAGE = 50;

    private final MessageStore store;
    private final AccountLocks locks;
    private final String domain;

    /// @param domain the domain of the accounts' addresses
    HandOut(MessageStore store, AccountLocks locks, String domain) {
        this.store = store;
        this.locks = locks;
        this.domain = domain;
    }

    /// Begins, unless that endpoint has all or is being handed out to. With the account's lock held.
    void begin(Lane lane) {
        if (lane.beginHandOut(store.latest())) {
            nextPage(lane);
        }
    }

    private void nextPage(Lane lane) {
        store.pending(lane.endpoint().account(), lane.seen(), lane.cut(), PAGE, page -> read(lane, page));
    }

    private void read(Lane lane, Outcome<List<PendingMessage>> page) {
        AccountLocks.Stripe lock = locks.of(lane.endpoint().account().value());
        lock.lock();
        try {
            if (lane.wantsMore()) {
                switch (page) {
                    case Outcome.Answer<List<PendingMessage>>(List<PendingMessage> messages) ->
                        handOut(lane, messages);
                    case Outcome.Failed<List<PendingMessage>> failed -> {
                        LOG.warn("what is pending for an account could not be read: {}", failed.reason());
                        lane.readFailed();
                    }
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void handOut(Lane lane, List<PendingMessage> messages) {
        AccountName account = lane.endpoint().account();
        String address = account.value() + '@' + domain;
        for (PendingMessage message : messages) {
            Delivery delivery = Delivery.late(Stamps.delayed(message, address, domain), message.id(), message.at(),
                    () -> store.delivered(message, account));
            if (!lane.handOut(delivery, message.id())) {
                return;
            }
        }
        if (messages.size() == PAGE) {
            nextPage(lane);
        } else if (lane.endHandOut()) {
            begin(lane);
        }
    }
}
