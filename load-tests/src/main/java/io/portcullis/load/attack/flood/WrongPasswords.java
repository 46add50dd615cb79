package io.portcullis.load.attack.flood;

import io.portcullis.load.attack.client.ControlSocket;
import io.portcullis.load.attack.client.PageClient;
import io.portcullis.load.attack.client.Sources;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// `argon2`: wrong passwords at the account pages, from 60 networks one after the other, again and again; and an operator who
/// adds accounts with passwords one after the other. Each costs an Argon2id of 46 MiB. Not all at the same moment: the attackers' own
/// handshakes would then hold up the others on this one machine.
public record WrongPasswords() implements Flood {
    private static final int NETWORKS = 60;
    private static final int TIMEOUT_MILLIS = 60_000;

    @Override
    public Findings run(Scene scene) {
        int rounds = scene.size(4, 2);
        Duration apart = Duration.ofSeconds(scene.size(15, 4));
        Counts answers = new Counts();
        Counts added = new Counts();
        List<Attacker> attackers = attackers(scene, answers);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> addAccounts(scene, scene.size(10, 5), added));
            for (int round = 0; round < rounds; round++) {
                int number = round;
                for (Attacker attacker : attackers) {
                    long next = Pause.after(apart.dividedBy(NETWORKS));
                    threads.execute(() -> attacker.guess(number));
                    Pause.until(next);
                }
            }
        }
        return new Findings(List.of("wrong sign-ins answered: " + answers, "accounts added: " + added),
                added.of("201") == scene.size(10, 5) ? List.of() : List.of("accounts could not be added: " + added));
    }

    private static List<Attacker> attackers(Scene scene, Counts answers) {
        List<Attacker> attackers = new ArrayList<>();
        for (InetAddress source : Sources.networks(10, NETWORKS)) {
            attackers.add(new Attacker(scene, new PageClient(scene.server().pages(), source, TIMEOUT_MILLIS), answers,
                    attackers.size()));
        }
        return attackers;
    }

    private static void addAccounts(Scene scene, int count, Counts added) {
        ControlSocket control = new ControlSocket(scene.server().controlSocket());
        for (int i = 0; i < count; i++) {
            try {
                added.add(Integer.toString(control.addAccount("added" + i, "a-long-password-" + i)));
            } catch (IOException e) {
                added.add(e.toString());
            }
        }
    }

    /// One network: half of them guess at accounts that exist, half at others, each time another.
    private record Attacker(Scene scene, PageClient page, Counts answers, int number) {
        void guess(int round) {
            int any = number + NETWORKS * round;
            String name = number % 2 == 0 ? scene.accounts().get(any / 2 % ACCOUNTS).name() : "nobody" + any;
            try {
                int opened = page.openSignIn();
                answers.add(opened != 200
                        ? "page not opened: " + opened
                        : Integer.toString(page.signIn(name, "wrong-password-" + any)));
            } catch (IOException e) {
                answers.add(e.toString());
            }
        }
    }
}
