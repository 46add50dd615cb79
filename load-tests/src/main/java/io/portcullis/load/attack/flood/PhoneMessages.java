package io.portcullis.load.attack.flood;

import io.portcullis.load.Accounts.Login;
import io.portcullis.load.sip.SipClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A phone that sends short messages, a fixed number under way. All on the network's loop but for [#send].
final class PhoneMessages {
    private static final int IN_FLIGHT = 50;
    private static final long MOST_SECONDS = 120;

    private final SipClient phone;
    private final Login sender;
    private final String recipient;
    private final int count;
    private final Counts answers;
    private final CompletableFuture<Integer> done = new CompletableFuture<>();
    private int started;
    private int ended;
    private int accepted;

    private PhoneMessages(SipClient phone, Login sender, String recipient, int count, Counts answers) {
        this.phone = phone;
        this.sender = sender;
        this.recipient = recipient;
        this.count = count;
        this.answers = answers;
    }

    /// Sends `count` of them; answers how many were accepted. Blocks.
    static int send(Flood.Scene scene, SipClient phone, Login sender, String recipient, int count, Counts answers) {
        PhoneMessages messages = new PhoneMessages(phone, sender, recipient, count, answers);
        scene.network().run(() -> {
            for (int i = 0; i < Math.min(IN_FLIGHT, count); i++) {
                messages.next();
            }
        });
        return messages.done.orTimeout(MOST_SECONDS, TimeUnit.SECONDS).join();
    }

    private void next() {
        if (started < count) {
            phone.message(sender, recipient, "phone message " + started++, (well, reason) -> {
                accepted += well ? 1 : 0;
                ended++;
                answers.add(reason);
                next();
            });
        } else if (ended == count) {
            done.complete(accepted);
        }
    }
}
