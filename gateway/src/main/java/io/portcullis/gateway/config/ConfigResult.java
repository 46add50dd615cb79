package io.portcullis.gateway.config;

import java.util.List;

/// What reading a configuration gave.
public sealed interface ConfigResult {
    /// It is whole and valid.
    record Loaded(PortcullisConfig config) implements ConfigResult {}

    /// It is not; everything that is wrong is listed.
    record Refused(List<ConfigProblem> problems) implements ConfigResult {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
