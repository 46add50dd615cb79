package io.portcullis.gateway.ops;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;

/// Sets logging up until the configuration is read: warnings to standard error. Found by logback itself, which else reads XML: some
/// hundred classes more for the life of the process.
public final class FirstLogs extends ContextAwareBase implements Configurator {
    private static final String PATTERN = "%-5level %logger{0} %msg%n";

    @Override
    public ExecutionStatus configure(LoggerContext logging) {
        logging.getStatusManager().add(new NopStatusListener());
        Logger root = logging.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        Logs.calmLibraries(logging);
        root.addAppender(Logs.standardError(logging, Logs.text(logging, PATTERN)));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
