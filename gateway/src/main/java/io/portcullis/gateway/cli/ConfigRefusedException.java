package io.portcullis.gateway.cli;

import io.portcullis.gateway.config.ConfigProblem;
import java.util.List;
import java.util.stream.Collectors;

/// The configuration is wrong; the message has a line for each problem.
final class ConfigRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConfigRefusedException(List<ConfigProblem> problems) {
        super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining(System.lineSeparator())));
    }
}
