package io.portcullis.gateway.config;

/// Making an account for oneself at the account pages.
public record RegistrationConfig(
        @Setting(initial = "false", meaning = "Whether anybody may make an account, by a name and a password. Then anybody can also find out which names are taken.") boolean enabled,
        @Setting(initial = "5", range = "1-10000", meaning = "Accounts that one network (/24, IPv6: /48) may make in 24 hours.") int perNetwork,
        @Setting(initial = "200", range = "1-100000", meaning = "Accounts that all together may make in 24 hours.") int inAll,
        @Setting(initial = "abuse admin administrator hostmaster info mailer-daemon no-reply noreply operator postmaster root security support sysadmin system webmaster", range = "names separated by spaces", meaning = "Names that only the operator may give away.") String reserved) {}
