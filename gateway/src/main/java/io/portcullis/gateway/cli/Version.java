package io.portcullis.gateway.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// The version in the distribution's manifest.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"portcullis " + number()};
    }

    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("development");
    }
}
