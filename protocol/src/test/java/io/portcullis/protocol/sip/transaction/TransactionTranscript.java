package io.portcullis.protocol.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// A dialogue with one machine: each line an instant, an input, and what must come of it.
///
/// `500 timer -> SEND_REQUEST | CALLING 1500`: at 500 ms the timer fires, the request is sent, the machine is calling and wants
/// the timer at 1500 ms (`-` for never). The first line names the machine and its transport.
record TransactionTranscript(String machine, boolean reliable, List<Line> lines) {
    record Line(long at, String input, List<String> effects, String phase, String nextTimer, String source) {}

    static TransactionTranscript read(String file) {
        try (var in = Objects.requireNonNull(TransactionTranscript.class.getResourceAsStream(file), file)) {
            List<String> rows = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .map(String::strip).filter(row -> !row.isEmpty() && !row.startsWith("#")).toList();
            String[] head = rows.getFirst().split(" ", -1);
            return new TransactionTranscript(head[0], head[1].equals("reliable"),
                    rows.stream().skip(1).map(TransactionTranscript::line).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String row) {
        String[] sides = row.split("\\s*(->|\\|)\\s*", -1);
        String[] input = sides[0].split("\\s+", 2);
        String[] state = sides[2].split("\\s+", -1);
        List<String> effects = Arrays.stream(sides[1].split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
        return new Line(Long.parseLong(input[0]), input[1], effects, state[0], state[1], row);
    }

    void play() {
        switch (machine) {
            case "invite-client", "client" -> playClient();
            case "invite-server", "server" -> playServer();
            default -> throw new IllegalArgumentException(machine);
        }
    }

    private void playClient() {
        Step<ClientMachine, ClientEffect> step = ClientMachine.start(machine.equals("client") ? "OPTIONS" : "INVITE",
                TransactionTimers.STANDARD, reliable, 0);
        List<String> met = new ArrayList<>();
        for (Line line : lines) {
            if (!line.input().equals("start")) {
                step = step.next().step(clientInput(line.input()), line.at());
            }
            met.add(seen(line, step, phase(step.next())));
            assertThat(step.nextTimer()).isEqualTo(step.next().nextTimer());
            assertThat(step.next().terminated()).isEqualTo(line.phase().equals("TERMINATED"));
        }
        assertThat(met).isEqualTo(lines.stream().map(TransactionTranscript::written).toList());
    }

    private void playServer() {
        ServerMachine machineNow = ServerMachine.start(machine.equals("server") ? "OPTIONS" : "INVITE",
                TransactionTimers.STANDARD, reliable, 0);
        List<String> met = new ArrayList<>();
        for (Line line : lines) {
            Step<ServerMachine, ServerEffect> step = line.input().equals("start")
                    ? ServerMachine.go(machineNow)
                    : machineNow.step(serverInput(line.input()), line.at());
            machineNow = step.next();
            met.add(seen(line, step, phase(machineNow)));
            assertThat(step.nextTimer()).isEqualTo(machineNow.nextTimer());
            assertThat(machineNow.terminated()).isEqualTo(line.phase().equals("TERMINATED"));
        }
        assertThat(met).isEqualTo(lines.stream().map(TransactionTranscript::written).toList());
    }

    private static String seen(Line line, Step<?, ?> step, String phase) {
        String timer = step.nextTimer() == TransactionTimers.NEVER ? "-" : Long.toString(step.nextTimer());
        return line.at() + " " + line.input() + " -> " + step.effects() + " | " + phase + " " + timer;
    }

    private static String written(Line line) {
        return line.at() + " " + line.input() + " -> " + line.effects() + " | " + line.phase() + " " + line.nextTimer();
    }

    private static String phase(ClientMachine machine) {
        return switch (machine) {
            case InviteClient invite -> invite.phase().name();
            case NonInviteClient other -> other.phase().name();
        };
    }

    private static String phase(ServerMachine machine) {
        return switch (machine) {
            case InviteServer invite -> invite.phase().name();
            case NonInviteServer other -> other.phase().name();
        };
    }

    private static ClientInput clientInput(String word) {
        return switch (word) {
            case "timer" -> new ClientInput.Timer();
            case "failed" -> new ClientInput.TransportFailed();
            default -> new ClientInput.Response(Integer.parseInt(word));
        };
    }

    private static ServerInput serverInput(String word) {
        return switch (word) {
            case "timer" -> new ServerInput.Timer();
            case "failed" -> new ServerInput.TransportFailed();
            case "request" -> new ServerInput.Request();
            case "ack" -> new ServerInput.Ack();
            case "forget" -> new ServerInput.Forget();
            default -> new ServerInput.Reply(Integer.parseInt(word));
        };
    }
}
