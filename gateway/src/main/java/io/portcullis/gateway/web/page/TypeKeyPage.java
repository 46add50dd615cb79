package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.secret.KeyGroups;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.Accounts;
import io.portcullis.auth.service.RecoveryKeys;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.session.SetUp;
import io.portcullis.gateway.web.view.TypeKeyView;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// `/two-step/type-key`: two groups of the recovery key typed back; from then on it counts. Another two are asked for only of another key.
final class TypeKeyPage implements Page {
    private final RecoveryKeys keys;
    private final Accounts accounts;
    private final RandomGenerator random;

    TypeKeyPage(RecoveryKeys keys, Accounts accounts, RandomGenerator random) {
        this.keys = keys;
        this.accounts = accounts;
        this.random = random;
    }

    @Override
    public PageReply show(Visit visit) {
        return asked(visit, groups -> PageReply.show(new TypeKeyView(groups, "")));
    }

    @Override
    public PageReply submit(Visit visit) {
        return asked(visit, groups -> typed(visit, groups)
                ? proved(visit)
                : PageReply.show(422, new TypeKeyView(groups, visit.t("type-key.wrong"))));
    }

    /// Without a key on its way there is nothing to type: it is shown first.
    private PageReply asked(Visit visit, Function<KeyGroups, PageReply> then) {
        return visit.signedIn().setUp().keyGroups(() -> KeyGroups.random(random)).map(then)
                .orElseGet(() -> PageReply.move(Route.RECOVERY_KEY));
    }

    private static boolean typed(Visit visit, KeyGroups groups) {
        Optional<Secret> kept = visit.signedIn().setUp().recoveryKey();
        try (Secret key = kept.orElseGet(() -> Secret.of(""));
                Secret first = visit.form().secret("first");
                Secret second = visit.form().secret("second")) {
            return groups.match(key, first, second);
        }
    }

    /// Another session may have made a newer key meanwhile: this one is shown anew then.
    private PageReply proved(Visit visit) {
        SetUp setUp = visit.signedIn().setUp();
        boolean counts = setUp.recoveryKey().filter(kept -> {
            try (Secret key = kept) {
                return keys.confirm(visit.account(), key);
            }
        }).isPresent();
        setUp.recoveryKeyDone();
        if (!counts) {
            return PageReply.move(Route.RECOVERY_KEY);
        }
        boolean on = accounts.find(visit.account()).filter(Account::twoStep).isPresent();
        return PageReply.move(on ? Route.TWO_STEP : Route.TWO_STEP_ON);
    }
}
