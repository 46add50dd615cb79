package io.portcullis.gateway.web.page;

import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.AccountException;
import io.portcullis.auth.service.SetUpLinks;
import io.portcullis.auth.service.SetUpResult;
import io.portcullis.auth.store.StoreException;
import io.portcullis.gateway.web.request.Answer;
import io.portcullis.gateway.web.request.PageRequest;
import io.portcullis.gateway.web.request.PageRequest.Method;
import io.portcullis.gateway.web.request.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/set-up/TOKEN`, as a phone fetches it: uses the link up.
///
/// Browsers, and what looks links up to show a preview of them, must not use it up by opening it. They say what they
/// accept; Linphone up to 5.1 says nothing of that, and later says that it is to be set up. That is a courtesy and no
/// defence: whoever holds the link may use it.
final class SetUpDoor {
    private static final Logger LOG = LoggerFactory.getLogger(SetUpDoor.class);
    private static final String TEXT = "text/plain; charset=utf-8";

    private final SetUpLinks links;
    private final LinphoneSetUp linphone;

    SetUpDoor(SetUpLinks links, ClientPorts ports) {
        this.links = links;
        this.linphone = new LinphoneSetUp(ports);
    }

    /// The set-up, or why there is none; empty for everything else, which is for [SetUpPage]. Blocks.
    Optional<Answer> answer(PageRequest request) {
        String path = request.path();
        return request.method() == Method.GET && path.startsWith(Route.SET_UP.path()) && isPhone(request)
                ? Optional.of(followed(request, path.substring(Route.SET_UP.path().length())))
                : Optional.empty();
    }

    private static boolean isPhone(PageRequest request) {
        return request.header("x-linphone-provisioning").isPresent()
                || (request.header("accept").isEmpty() && request.header("sec-fetch-mode").isEmpty());
    }

    private Answer followed(PageRequest request, String token) {
        try (Secret shown = Secret.of(token)) {
            return switch (links.follow(shown, request.client())) {
                case SetUpResult.Made(var made) ->
                    new Answer(200, "application/xml; charset=utf-8", Map.of(), List.of(), linphone.of(made))
                            .withSecrets();
                case SetUpResult.Gone _ -> refused(404);
                case SetUpResult.WaitUntil _ -> refused(429);
            };
        } catch (AccountException notMade) {
            return refused(notMade.reason() == AccountException.Reason.BUSY ? 503 : 404);
        } catch (StoreException failed) {
            LOG.error("a set-up link was not looked at", failed);
            return refused(503);
        }
    }

    private static Answer refused(int status) {
        String text = String.format(Locale.ROOT, "%d%n", status);
        return new Answer(status, TEXT, Map.of(), List.of(), text.getBytes(StandardCharsets.UTF_8));
    }
}
