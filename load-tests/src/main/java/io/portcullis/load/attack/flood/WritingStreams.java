package io.portcullis.load.attack.flood;

import io.portcullis.load.Accounts.Login;
import io.portcullis.load.attack.client.Sources;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// `disk`: ten streams of one account that send messages of 8 kB to twenty accounts that are offline, as fast as they can.
public record WritingStreams() implements Flood {
    private static final int STREAMS = 10;
    private static final int IN_FLIGHT = 64;
    private static final int MOST = 100_000;
    private static final String BODY = "all work and no play ".repeat(400);

    @Override
    public Findings run(Scene scene) {
        Login attacker = scene.accounts().getFirst();
        List<Login> victims = scene.accounts().subList(1, 21);
        Streams streams = Streams.of(scene, Sources.networks(30, 1).getFirst());
        Counts answers = new Counts();
        List<WritingStream> writers = IntStream.range(0, STREAMS).mapToObj(stream -> new WritingStream(streams,
                attacker, "disk" + stream, new WritingStream.Plan(MOST, IN_FLIGHT, number -> "<message to='"
                        + victims.get((int) (number % victims.size())).name() + "@" + scene.server().domain()
                        + "' type='chat' id='d" + stream + "-" + number + "'><body>" + BODY + "</body></message>"),
                answers)).toList();
        scene.network().run(() -> writers.forEach(WritingStream::start));
        Pause.until(Pause.after(Duration.ofSeconds(scene.size(20, 8))));
        var _ = scene.network().loop().submit(() -> writers.forEach(WritingStream::stop)).syncUninterruptibly();
        long accepted = writers.stream().mapToLong(WritingStream::accepted).sum();
        return new Findings(
                List.of("messages accepted: " + accepted + ", " + accepted * BODY.length() / 1_000_000 + " MB; back: "
                        + answers),
                List.of());
    }
}
