package io.portcullis.gateway.config;

import io.portcullis.auth.notice.MailAddress;
import java.util.ArrayList;
import java.util.List;

/// What must hold between keys, once each of them holds.
final class CrossChecks {
    private CrossChecks() {}

    static List<ConfigProblem> of(PortcullisConfig config) {
        List<ConfigProblem> problems = new ArrayList<>();
        storage(config.storage(), problems);
        if (config.tls().certificate().isPresent() != config.tls().key().isPresent()) {
            problems.add(problem("tls.certificate, tls.key", "only one is set", "both or neither"));
        }
        ListenerConfig admin = config.listeners().admin();
        if (admin.enabled() && !admin.address().isLoopbackAddress() && !config.admin().tls()) {
            problems.add(problem("admin.tls", "false", "true, since listeners.admin.address is not loopback: "
                    + admin.address().getHostAddress()));
        }
        ordered("connections.write-low-bytes", config.connections().writeLowBytes(), "connections.write-high-bytes",
                config.connections().writeHighBytes(), problems);
        ordered("sip.message.header-bytes", config.sip().message().headerBytes(), "sip.message.header-section-bytes",
                config.sip().message().headerSectionBytes(), problems);
        ordered("sip.registrar.least", config.sip().registrar().least().toSeconds(), "sip.registrar.most",
                config.sip().registrar().most().toSeconds(), problems);
        ordered("login.throttle.first-wait", config.login().throttle().firstWait().toMillis(),
                "login.throttle.longest-wait", config.login().throttle().longestWait().toMillis(), problems);
        mail(config, problems);
        return problems;
    }

    private static void mail(PortcullisConfig config, List<ConfigProblem> problems) {
        MailConfig mail = config.mail();
        if (mail.host().isPresent() && mail.from().flatMap(MailAddress::parse).isEmpty()) {
            problems.add(problem("mail.from", mail.from().orElse("absent"), "the address that mails come from"));
        }
        if (mail.host().isPresent() && config.login().portal().isEmpty()) {
            problems.add(problem("login.portal", "empty", "with mail.host, the https address that mails lead to"));
        }
        if (mail.user().isPresent() != mail.passwordFile().isPresent()) {
            problems.add(problem("mail.user, mail.password-file", "only one is set", "both or neither"));
        }
        if (mail.user().isPresent() && mail.security() == MailConfig.Security.NONE) {
            problems.add(problem("mail.security", "none", "starttls or tls, or the password goes in clear"));
        }
    }

    private static void storage(StorageConfig storage, List<ConfigProblem> problems) {
        boolean postgresql = storage.kind() == StorageConfig.Kind.POSTGRESQL;
        if (postgresql && storage.url().isEmpty()) {
            problems.add(problem("storage.url", "absent", "jdbc:postgresql://HOST[:PORT]/DATABASE"));
        }
        if (storage.url().filter(url -> url.contains("password=")).isPresent()) {
            problems.add(problem("storage.url", "contains a password", "storage.password-file instead"));
        }
    }

    private static void ordered(String least, long low, String most, long high, List<ConfigProblem> problems) {
        if (low > high) {
            problems.add(problem(least, Long.toString(low), "not above " + most + ": " + high));
        }
    }

    private static ConfigProblem problem(String key, String value, String expected) {
        return new ConfigProblem("configuration", key, value, expected);
    }
}
