package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.AccountName;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the operator decides about accounts that people make for themselves.
///
/// @param perNetwork how many one network may make in 24 hours
/// @param inAll how many all together may make in 24 hours
/// @param reserved names that nobody may take
public record RegistrationRules(int perNetwork, int inAll, Set<AccountName> reserved) {
    public RegistrationRules {
        reserved = Set.copyOf(reserved);
    }

    /// With names separated by spaces; what can be no name is nobody's anyway.
    public static RegistrationRules of(int perNetwork, int inAll, String reserved) {
        return new RegistrationRules(perNetwork, inAll, Arrays.stream(reserved.split("\\s+")).map(AccountName::parse)
                .flatMap(Optional::stream).collect(Collectors.toSet()));
    }
}
