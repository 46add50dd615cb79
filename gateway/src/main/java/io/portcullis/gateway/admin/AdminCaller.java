package io.portcullis.gateway.admin;

/// Who asks, and why, for the audit log.
///
/// @param who such as `local uid 0` or `token abc (monitoring)`
/// @param why one line; empty where nobody said
public record AdminCaller(String who, String why) {
    /// The longest reason, in characters.
    public static final int LONGEST_REASON = 200;

    /// @throws AdminException where the reason is longer, or more than a line
    public AdminCaller {
        if (why.length() > LONGEST_REASON || why.chars().anyMatch(Character::isISOControl)) {
            throw new AdminException(AdminException.Reason.BAD_VALUE,
                    "reason (expected: one line of at most " + LONGEST_REASON + " characters)");
        }
    }

    /// Whoever runs this process.
    public static AdminCaller ofThisProcess(String why) {
        return new AdminCaller("local user " + System.getProperty("user.name", "?"), why);
    }
}
