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
        PasswordView,
        RecoveryKeyView,
        RemoveView,
        SecondStepView,
        SignInView,
        SnoozeView,
        TwoStepAppView,
        TwoStepOffView,
        TwoStepOnView,
        TwoStepView,
        TypeKeyView {
    /// The template's name, without `.jte`.
    String template();
}
