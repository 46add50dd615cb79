package io.portcullis.gateway.config;

/// The event loops that do all network work.
public record LoopsConfig(
        @Setting(initial = "0", range = "0-1024", meaning = "How many; 0 is one a processor.") int threads,
        @Setting(initial = "auto", meaning = "`epoll`, `nio`, or `auto`: epoll where its native library loads.") Transport transport) {

    /// How the operating system is asked for events.
    public enum Transport {
        AUTO, EPOLL, NIO
    }
}
