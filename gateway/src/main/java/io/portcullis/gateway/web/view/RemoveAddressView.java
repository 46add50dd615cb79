package io.portcullis.gateway.web.view;

/// Asks once before an address goes.
public record RemoveAddressView(String id, String address) implements View {
    @Override
    public String template() {
        return "remove-address";
    }
}
