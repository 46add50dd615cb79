package io.portcullis.gateway.web.view;

/// One more address; what was typed is kept. `problem` is empty where there is none.
public record AddAddressView(String address, String problem) implements View {
    @Override
    public String template() {
        return "add-address";
    }
}
