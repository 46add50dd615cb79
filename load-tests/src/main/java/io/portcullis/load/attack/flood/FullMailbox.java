package io.portcullis.load.attack.flood;

import io.portcullis.load.Accounts.Login;
import io.portcullis.load.attack.client.Sources;
import io.portcullis.load.sip.SipClient;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `mailbox`: one account sends 10,100 short messages to somebody who is offline, by chat, and another does so by phone to
/// somebody else. Then a contact, a stranger and a phone send five each: all must be accepted, and be there when the owner is
/// back, and so must every message of the attacker that was accepted.
public record FullMailbox() implements Flood {
    private static final int MESSAGES = 10_100;
    private static final int TRIES = 5;
    private static final Duration MOST = Duration.ofSeconds(60);

    @Override
    public Findings run(Scene scene) {
        List<String> facts = new ArrayList<>();
        List<String> wrongs = new ArrayList<>();
        List<Login> accounts = scene.accounts();
        List<InetAddress> sources = Sources.networks(40, 2);
        SipClient phone = new SipClient(scene.network(), scene.server().sip(), sources.getLast(), true);
        try {
            Attack chat = new Attack(scene, Streams.of(scene, sources.getFirst()), phone, facts, wrongs);
            chat.run(false, accounts.get(0), accounts.get(1), accounts.subList(2, 5));
            chat.run(true, accounts.get(5), accounts.get(6), accounts.subList(7, 10));
        } finally {
            phone.close();
        }
        return new Findings(facts, wrongs);
    }

    private record Attack(Scene scene, Streams streams, SipClient phone, List<String> facts, List<String> wrongs) {
        /// @param good a contact, a stranger and a phone
        void run(boolean byPhone, Login attacker, Login victim, List<Login> good) {
            Contact.make(streams, good.getFirst(), victim);
            Counts answers = new Counts();
            long taken = byPhone
                    ? PhoneMessages.send(scene, phone, attacker, victim.name(), MESSAGES, answers)
                    : chat(attacker, victim, MESSAGES, answers);
            facts.add((byPhone ? "by phone" : "by chat") + ": of " + MESSAGES + " accepted " + taken + "; answers: "
                    + answers);
            List<Long> tried = List.of(tryChat("contact", good.get(0), victim),
                    tryChat("stranger", good.get(1), victim),
                    tryPhone(good.get(2), victim));
            long expected = taken + tried.stream().mapToLong(Long::longValue).sum();
            Map<String, Integer> read = Reader.read(streams, victim, expected);
            missing("the attacker", taken, read.getOrDefault(attacker.name(), 0));
            missing("a contact", tried.get(0), read.getOrDefault(good.get(0).name(), 0));
            missing("a stranger", tried.get(1), read.getOrDefault(good.get(1).name(), 0));
            missing("a phone", tried.get(2), read.getOrDefault(good.get(2).name(), 0));
        }

        private long chat(Login sender, Login victim, int count, Counts answers) {
            String to = victim.name() + "@" + streams.target().domain();
            WritingStream stream = new WritingStream(streams, sender, "mailbox", new WritingStream.Plan(count, 100,
                    number -> "<message to='" + to + "' type='chat' id='m" + number + "'><body>m" + number
                            + "</body></message>"),
                    answers);
            scene.network().run(stream::start);
            stream.done().completeOnTimeout(false, MOST.toSeconds(), TimeUnit.SECONDS).join();
            Pause.until(Pause.after(Duration.ofMillis(500))); // what comes back may come after its acknowledgement
            return scene.network().loop().submit(() -> {
                stream.stop();
                return stream.accepted();
            }).syncUninterruptibly().getNow();
        }

        private long tryChat(String who, Login sender, Login victim) {
            Counts answers = new Counts();
            return tried(who, chat(sender, victim, TRIES, answers), answers);
        }

        private long tryPhone(Login sender, Login victim) {
            Counts answers = new Counts();
            return tried("phone", PhoneMessages.send(scene, phone, sender, victim.name(), TRIES, answers), answers);
        }

        private long tried(String who, long accepted, Counts answers) {
            if (accepted < TRIES) {
                wrongs.add("a " + who + "'s messages: " + accepted + " of " + TRIES + " accepted (" + answers + ")");
            }
            return accepted;
        }

        private void missing(String whose, long accepted, int arrived) {
            if (arrived < accepted) {
                wrongs.add("accepted messages of " + whose + " that never arrived: " + (accepted - arrived) + " of "
                        + accepted);
            }
        }
    }
}
