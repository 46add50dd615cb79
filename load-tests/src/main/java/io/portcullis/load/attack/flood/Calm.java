package io.portcullis.load.attack.flood;

import java.time.Duration;
import java.util.List;

/// `calm`: nobody attacks. What fails here says that the machine is too busy for the rest to say anything.
public record Calm() implements Flood {
    @Override
    public Findings run(Scene scene) {
        Pause.until(Pause.after(Duration.ofSeconds(scene.size(20, 5))));
        return new Findings(List.of(), List.of());
    }
}
