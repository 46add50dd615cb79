package io.portcullis.gateway.admin.api;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.portcullis.auth.service.ApiTokens;
import io.portcullis.gateway.admin.AdminCaller;
import io.portcullis.gateway.admin.AdminException;
import io.portcullis.gateway.admin.AdminItem;
import io.portcullis.gateway.admin.AdminJson;
import io.portcullis.gateway.admin.AdminOperations;
import io.portcullis.gateway.admin.AdminRequest;
import io.portcullis.gateway.admin.LocalOperations;
import io.portcullis.gateway.admin.api.ApiRequest.Source;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers requests, wherever they came from. Blocks.
public final class AdminApi {
    private static final Logger LOG = LoggerFactory.getLogger(AdminApi.class);
    private static final Map<String, String> PROBLEM = Map.of("Content-Type", "application/problem+json");
    private static final String NO_OPERATION = "none";

    private final LocalOperations operations;
    private final Gate gate;
    private final MeterRegistry meters;
    private final RequestReader reader = new RequestReader();
    private final Answers answers = new Answers();
    /// Held while the rollout is looked at and changed on what was seen.
    private final Object rollout = new Object();

    /// @param refused hears of tokens that opened nothing
    public AdminApi(LocalOperations operations, ApiTokens tokens, MeterRegistry meters, Clock clock,
            RefusedTokens refused) {
        this.operations = operations;
        this.gate = new Gate(tokens, clock, refused);
        this.meters = meters;
    }

    /// Answers one request, whatever becomes of it.
    void serve(ApiRequest request, ApiResponse response) {
        String[] operation = {NO_OPERATION};
        int status = 0;
        try {
            status = answer(request, response, operation);
        } catch (ProblemException refused) {
            status = refuse(refused.problem(), response);
        } catch (AdminException refused) {
            status = refuse(problem(refused), response);
        } catch (UncheckedIOException gone) {
            LOG.debug("an administrator went away: {}", gone.getMessage());
            response.abort();
        } catch (RuntimeException failed) {
            LOG.error("{} failed", operation[0], failed);
            status = refuse(Problem.of(Problem.Kind.FAILED, "the server's log says why"), response);
        }
        count(operation[0], status);
    }

    private void count(String operation, int status) {
        Counter.builder("portcullis.admin.requests").description("Requests to the administration API")
                .tag("operation", operation).tag("status", Integer.toString(status)).register(meters).increment();
    }

    private int answer(ApiRequest request, ApiResponse response, String[] name) {
        Gate.refuseBrowsers(request);
        String[] target = request.target().split("\\?", 2);
        if (target[0].equals(OpenApi.PATH) && request.method().equals("GET")) {
            name[0] = "openApi";
            response.whole(200, Map.of("Content-Type", "application/json"), OpenApi.bytes());
            return 200;
        }
        Routes.Match match = Routes.find(request.method(), target[0]);
        name[0] = match.operation().id();
        AdminCaller caller = gate.pass(match.operation(), request);
        AdminRequest asked = reader.read(match, Routes.query(target.length > 1 ? target[1] : ""), request,
                request.source() instanceof Source.OwnSocket);
        AdminOperations by = new StillAllowed(operations.by(caller), () -> gate.pass(match.operation(), request));
        return perform(match.operation(), asked, request.header("if-match"), by, response);
    }

    private int perform(Operation operation, AdminRequest asked, Optional<String> ifMatch, AdminOperations by,
            ApiResponse response) {
        if (!(asked instanceof AdminRequest.SetRollout)) {
            if (ifMatch.isPresent()) {
                throw new ProblemException(Problem.of(Problem.Kind.MALFORMED, "If-Match is not looked at here"));
            }
            return answers.write(operation, asked, by, response);
        }
        synchronized (rollout) {
            if (ifMatch.filter(wanted -> !wanted.equals(etag(by))).isPresent()) {
                throw new ProblemException(
                        Problem.of(Problem.Kind.CHANGED_MEANWHILE, "the rollout is not as you saw it; look again"));
            }
            return answers.write(operation, asked, by, response);
        }
    }

    private String etag(AdminOperations by) {
        List<AdminItem> items = new ArrayList<>();
        by.perform(new AdminRequest.ShowRollout(), items::add);
        return Answers.etag(AdminJson.mapper().writeValueAsBytes(items.getFirst()));
    }

    /// A problem found before or beside the operations, such as a body that is too large.
    void refused(Problem problem, ApiResponse response) {
        count(NO_OPERATION, refuse(problem, response));
    }

    private int refuse(Problem problem, ApiResponse response) {
        Map<String, String> headers = new java.util.HashMap<>(problem.headers());
        headers.putAll(PROBLEM);
        response.whole(problem.kind().status(), headers, problem.json());
        return problem.kind().status();
    }

    private static Problem problem(AdminException refused) {
        String detail = refused.explanation();
        return switch (refused.reason()) {
            case NOT_FOUND -> Problem.of(Problem.Kind.NOT_FOUND, detail);
            case CONFLICT -> Problem.of(Problem.Kind.CONFLICT, detail);
            case BAD_VALUE -> new Problem(Problem.Kind.BAD_VALUE, detail, field(detail), Map.of());
            case UNAVAILABLE -> Problem.of(Problem.Kind.UNAVAILABLE, detail).with("Retry-After", "1");
            case FAILED -> Problem.of(Problem.Kind.FAILED, "the server's log says why");
        };
    }

    /// What is said of a value begins with its name.
    private static Optional<String> field(String detail) {
        int end = 0;
        while (end < detail.length() && Character.isLetter(detail.charAt(end))) {
            end++;
        }
        boolean named = end > 0 && end < detail.length() && (detail.charAt(end) == ':' || detail.startsWith(" (", end));
        return named ? Optional.of(detail.substring(0, end)) : Optional.empty();
    }
}
