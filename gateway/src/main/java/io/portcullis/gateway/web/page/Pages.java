package io.portcullis.gateway.web.page;

import com.github.benmanes.caffeine.cache.Ticker;
import io.portcullis.auth.module.AuthModule;
import io.portcullis.auth.service.NotificationAddresses;
import io.portcullis.auth.service.SecondSteps;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.session.VisitChallenges;
import java.util.EnumMap;
import java.util.Map;

/// Which page answers which route.
final class Pages {
    private final Map<Route, Page> pages = new EnumMap<>(Route.class);

    Pages(SiteParts parts, LatestUses uses, RefusedLogins refused) {
        AuthModule auth = parts.auth();
        SecondSteps steps = auth.secondSteps();
        SignInOutcomes outcomes = new SignInOutcomes(auth.logins(), parts.signIns());
        SignIns signIns = new SignIns(parts.sessions(), auth.accounts(), auth.recoveries());
        PasskeyPrompts prompts = new PasskeyPrompts(steps.passkeys(), parts.party(),
                new VisitChallenges(parts.random()), parts.sessions()::now);
        pages.put(Route.SIGN_IN,
                new SignInPage(auth.primaryLogin(), steps, prompts, signIns, outcomes, parts.ports().domain(),
                        parts.registration().isPresent()));
        pages.put(Route.SECOND_STEP, new SecondStepPage(steps.check(), steps.browsers(), prompts, signIns, outcomes));
        pages.put(Route.SIGN_OUT, new SignOutPage(parts.sessions()));
        pages.put(Route.CONFIRM,
                new ConfirmPage(auth.accounts(), auth.primaryLogin(), steps, prompts, signIns, outcomes));
        pages.put(Route.HOME, new HomePage(auth, uses, refused));
        pages.put(Route.SNOOZE, new SnoozePage(auth.rollouts(), auth.accounts()));
        pages.put(Route.LIFT, new LiftPage(auth.logins(), auth.audit(), parts.sessions()));
        pages.put(Route.ADD_DEVICE, new AddDevicePage(parts));
        pages.put(Route.NEW_DEVICE, new NewDevicePage(parts));
        pages.put(Route.DEVICE, new DevicePage(auth.appPasswords(), auth.setUpLinks(), uses));
        pages.put(Route.SET_UP, new SetUpPage());
        pages.put(Route.RENAME, RenamePage.ofDevices(auth.appPasswords()));
        pages.put(Route.REMOVE, new RemovePage(auth.appPasswords()));
        pages.put(Route.REMOVE_ALL, new RemoveAllPage(auth.appPasswords()));
        NewPassword passwords = new NewPassword(parts.ports().domain());
        pages.put(Route.PASSWORD, new PasswordPage(auth.accounts(), signIns, passwords, parts.passwordEndsDevices()));
        pages.put(Route.SESSIONS, new SessionsPage(auth.appPasswords(), parts.clients(), parts.sessions()));
        pages.put(Route.LOG, new LogPage(auth.audit(), auth.accounts()));
        pages.put(Route.TWO_STEP, new TwoStepPage(steps.twoStep(), steps.browsers()));
        pages.put(Route.TWO_STEP_APP, new TwoStepAppPage(steps.totps(), steps.twoStep()));
        pages.put(Route.TWO_STEP_PASSKEY, new PasskeyPage(steps.passkeys(), steps.twoStep(), parts));
        pages.put(Route.STEP_RENAME, RenamePage.ofPasskeys(steps.passkeys()));
        pages.put(Route.STEP_REMOVE, new StepRemovePage(steps));
        pages.put(Route.RECOVERY_KEY, new RecoveryKeyPage(steps.recoveryKeys(), parts));
        pages.put(Route.TYPE_KEY,
                new TypeKeyPage(steps.recoveryKeys(), steps.twoStep(), auth.appPasswords(), signIns, parts.random()));
        pages.put(Route.TWO_STEP_ON, new TwoStepOnPage(steps.twoStep(), auth.appPasswords(), signIns));
        pages.put(Route.TWO_STEP_OFF, new TwoStepOffPage(steps.twoStep(), signIns));
        pages.put(Route.CODES, new CodesPage(steps.oneTimeCodes(), steps.twoStep(),
                parts.sessions().disclosures()));
        pages.put(Route.NEW_CODES, new NewCodesPage(parts.sessions().disclosures()));
        pages.put(Route.DONE, new DonePage());
        pages.put(Route.BROWSERS, new BrowsersPage(steps.browsers()));
        NotificationAddresses addresses = auth.mails().addresses();
        pages.put(Route.ADDRESSES, new AddressesPage(addresses));
        pages.put(Route.ADD_ADDRESS, new AddAddressPage(addresses));
        pages.put(Route.REMOVE_ADDRESS, new RemoveAddressPage(addresses));
        pages.put(Route.CONFIRM_ADDRESS, new ConfirmAddressPage(addresses));
        pages.put(Route.INVITATION,
                new InvitationPage(auth.invitations(), prompts, signIns, passwords, parts.ports().domain()));
        parts.registration().ifPresent(rules -> pages.put(Route.REGISTER,
                new RegisterPage(auth.registrations(), signIns, rules,
                        new RegistrationLimit(rules, Ticker.systemTicker()), passwords, parts.ports().domain())));
        pages.put(Route.RECOVERY, new RecoveryPage(auth.recoveries(), parts.ports().domain()));
        pages.put(Route.CANCEL_RECOVERY, new CancelRecoveryPage(auth.recoveries()));
        pages.put(Route.FINISH_RECOVERY, new FinishRecoveryPage(auth.recoveries(), passwords));
    }

    /// Whether the operator wants there to be such a page.
    boolean isOpen(Route route) {
        return route != Route.REGISTER || pages.containsKey(route);
    }

    /// The page of a route: every route that is open has one.
    Page of(Route route) {
        Page page = pages.get(route);
        if (page == null) {
            throw new IllegalStateException(route + ": has no page");
        }
        return page;
    }
}
