package io.portcullis.gateway.web.view;

/// What one page shows; text in it is ready to be read, and escaped by its template.
public sealed interface View
        permits
        AddAddressView,
        AddDeviceView,
        AddressesView,
        BrowsersView,
        CodesView,
        ConfirmView,
        DeviceView,
        FinishRecoveryView,
        InvitationView,
        HomeView,
        LinkView,
        LogView,
        MessageView,
        NewDeviceView,
        PasskeyView,
        PasswordView,
        RecoveryKeyView,
        RecoveryView,
        RegisterView,
        RemoveAddressView,
        RemoveView,
        RenameView,
        SecondStepView,
        SessionsView,
        SignInView,
        SnoozeView,
        LiftView,
        StepRemoveView,
        TwoStepAppView,
        TwoStepOffView,
        TwoStepOnView,
        TwoStepView,
        TypeKeyView {
    /// The template's name, without `.jte`.
    String template();

    /// Whether the page asks for itself again, which its content security policy has to allow.
    default boolean looksAgain() {
        return false;
    }
}
