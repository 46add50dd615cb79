package io.portcullis.gateway.admin.api;

import io.portcullis.auth.apitoken.ApiScope;
import io.portcullis.auth.apitoken.ApiToken;
import io.portcullis.auth.decision.AdminDecider;
import io.portcullis.auth.decision.AdminFacts;
import io.portcullis.auth.decision.AdminMatch;
import io.portcullis.auth.decision.AdminRefusal;
import io.portcullis.auth.decision.AdminVerdict;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.ApiTokenCheck;
import io.portcullis.auth.service.ApiTokens;
import io.portcullis.gateway.admin.AdminCaller;
import io.portcullis.gateway.admin.AdminException;
import io.portcullis.gateway.admin.api.ApiRequest.Source;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Who may pass, and why they want to. Browsers may not: nobody's web page is to speak here in an administrator's name.
final class Gate {
    private static final String REASON = "audit-reason";
    private static final String CHALLENGE = "Bearer realm=\"portcullis\"";

    private final ApiTokens tokens;
    private final Clock clock;
    private final RefusedTokens listener;

    Gate(ApiTokens tokens, Clock clock, RefusedTokens listener) {
        this.tokens = tokens;
        this.clock = clock;
        this.listener = listener;
    }

    /// @throws ProblemException where the request comes from a web page
    static void refuseBrowsers(ApiRequest request) {
        if (request.hasHeader("origin") || request.hasHeader("sec-fetch-site")) {
            throw new ProblemException(Problem.of(Problem.Kind.FORBIDDEN, "web pages are not served here"));
        }
    }

    /// @throws ProblemException where the caller may not
    AdminCaller pass(Operation operation, ApiRequest request) {
        String who = switch (request.source()) {
            case Source.OwnSocket(String local) -> own(operation, local);
            case Source.Network network -> token(operation, request, network);
        };
        return caller(who, reason(operation, request));
    }

    private String own(Operation operation, String local) {
        AdminFacts facts = new AdminFacts(new AdminMatch.OwnSocket(), operation.scope(), clock.instant());
        return switch (AdminDecider.decide(facts)) {
            case AdminVerdict.Allow() -> local;
            case AdminVerdict.Refuse(AdminRefusal reason) ->
                throw new ProblemException(refused(reason, operation.scope()));
        };
    }

    private String token(Operation operation, ApiRequest request, Source.Network network) {
        Optional<Secret> shown = request.header("authorization")
                .map(text -> Secret.of(text.regionMatches(true, 0, "Bearer ", 0, 7) ? text.substring(7) : ""));
        return switch (tokens.check(shown, network.address(), operation.scope())) {
            case ApiTokenCheck.Allowed(ApiToken token) -> "token " + token.id() + " (" + token.name() + ")";
            case ApiTokenCheck.Refused(AdminRefusal reason) -> {
                if (reason != AdminRefusal.NOTHING_SHOWN) {
                    listener.refused(reason, network.address());
                }
                throw new ProblemException(refused(reason, operation.scope()));
            }
            case ApiTokenCheck.Wait(var until) -> {
                listener.throttled(network.address());
                throw new ProblemException(wait(until));
            }
        };
    }

    private Problem wait(Instant until) {
        long seconds = Math.max(1, Duration.between(clock.instant(), until).toSeconds() + 1);
        return Problem.of(Problem.Kind.TOO_MANY_REQUESTS, "too many wrong tokens came from this network")
                .with("Retry-After", Long.toString(seconds));
    }

    private static Problem refused(AdminRefusal reason, Optional<ApiScope> needed) {
        return switch (reason) {
            case NOTHING_SHOWN -> Problem.of(Problem.Kind.UNAUTHENTICATED, "show a token: Authorization: Bearer …")
                    .with("WWW-Authenticate", CHALLENGE);
            case WRONG_TOKEN -> Problem.of(Problem.Kind.UNAUTHENTICATED, "this is no token, or it was revoked")
                    .with("WWW-Authenticate", CHALLENGE + ", error=\"invalid_token\"");
            case EXPIRED -> Problem.of(Problem.Kind.UNAUTHENTICATED, "the token's time is over")
                    .with("WWW-Authenticate", CHALLENGE + ", error=\"invalid_token\"");
            case OUT_OF_SCOPE -> Problem.of(Problem.Kind.FORBIDDEN,
                    "the token does not open this (expected: scope " + needed.map(ApiScope::text).orElse("") + ")");
            case LOCAL_ONLY -> Problem.of(Problem.Kind.FORBIDDEN, "no token opens this: use the command on the server");
        };
    }

    private static String reason(Operation operation, ApiRequest request) {
        Optional<String> reason = request.header(REASON).map(Gate::utf8);
        if (operation.changes() && request.source() instanceof Source.Network
                && reason.filter(text -> !text.isBlank()).isEmpty()) {
            throw new ProblemException(Problem.about("Audit-Reason",
                    "header Audit-Reason (expected: why this is done, in 1-200 characters)"));
        }
        return reason.map(String::strip).orElse("");
    }

    /// Headers come as bytes, each as one character.
    private static String utf8(String header) {
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1))).toString();
        } catch (CharacterCodingException malformed) {
            throw new ProblemException(Problem.about("Audit-Reason", "header Audit-Reason (expected: UTF-8)"));
        }
    }

    private static AdminCaller caller(String who, String why) {
        try {
            return new AdminCaller(who, why);
        } catch (AdminException badReason) {
            throw new ProblemException(Problem.about("Audit-Reason", badReason.explanation()));
        }
    }
}
