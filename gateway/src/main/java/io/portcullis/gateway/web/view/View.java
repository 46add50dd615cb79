package io.portcullis.gateway.web.view;

/// What one page shows; text in it is ready to be read, and escaped by its template.
public sealed interface View
        permits
        AddDeviceView,
        BrowsersView,
        CodesView,
        ConfirmView,
        DeviceView,
        HomeView,
        LogView,
        MessageView,
        NewDeviceView,
        PasskeyView,
        PasswordView,
        RecoveryKeyView,
        RemoveView,
        SecondStepView,
        SignInView,
        StepRemoveView,
        StepRenameView,
        TwoStepAppView,
        TwoStepOffView,
        TwoStepOnView,
        TwoStepView,
        TypeKeyView {
    /// The template's name, without `.jte`.
    String template();
}
