package io.portcullis.gateway.web.page;

import io.portcullis.auth.secondstep.TwoStepStatus;
import io.portcullis.auth.secret.KeyGroups;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.AppPasswords;
import io.portcullis.auth.service.RecoveryKeys;
import io.portcullis.auth.service.TwoStep;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.session.SetUp;
import io.portcullis.gateway.web.view.TypeKeyView;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// `/two-step/type-key`: two groups of the recovery key typed back; from then on it counts. Another two are asked for only of another key.
/// Where nothing else is missing, the same button turns two-step on.
final class TypeKeyPage implements Page {
    private final RecoveryKeys keys;
    private final TwoStep twoStep;
    private final AppPasswords devices;
    private final SignIns signIns;
    private final RandomGenerator random;

    TypeKeyPage(RecoveryKeys keys, TwoStep twoStep, AppPasswords devices, SignIns signIns, RandomGenerator random) {
        this.keys = keys;
        this.twoStep = twoStep;
        this.devices = devices;
        this.signIns = signIns;
        this.random = random;
    }

    @Override
    public PageReply show(Visit visit) {
        return asked(visit, groups -> PageReply.show(view(visit, groups, "")));
    }

    @Override
    public PageReply submit(Visit visit) {
        return asked(visit, groups -> typed(visit, groups)
                ? proved(visit)
                : PageReply.show(422, view(visit, groups, visit.t("type-key.wrong"))));
    }

    /// Without a key on its way there is nothing to type: it is shown first.
    private PageReply asked(Visit visit, Function<KeyGroups, PageReply> then) {
        return visit.signedIn().setUp().keyGroups(() -> KeyGroups.random(random)).map(then)
                .orElseGet(() -> PageReply.move(Route.RECOVERY_KEY));
    }

    private TypeKeyView view(Visit visit, KeyGroups groups, String problem) {
        TwoStepStatus status = twoStep.status(visit.account());
        return new TypeKeyView(groups, !status.on() && status.factors() > 0
                ? OptionalInt.of(devices.list(visit.account()).size())
                : OptionalInt.empty(), problem);
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
        return visit.form().has("on")
                ? signIns.turnOn(visit, twoStep, () -> PageReply.move(Route.TWO_STEP_ON))
                : PageReply.move(Route.TWO_STEP);
    }
}
