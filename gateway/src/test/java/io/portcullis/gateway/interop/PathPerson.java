package io.portcullis.gateway.interop;

import io.portcullis.gateway.web.Visitor;
import java.util.List;

/// Somebody who walks a path, whose password a password manager keeps.
record PathPerson(String name, SecondFactor second) {
    String password() {
        return "the long password of " + name;
    }

    PathPerson with(SecondFactor other) {
        return new PathPerson(name, other);
    }

    /// Adds a device in a browser that is signed in, and returns its app password.
    static String device(Visitor signedIn, String kind, String label) {
        signedIn.open("/add-device");
        List<String> facts = signedIn.submit("/add-device", "kind", kind, "label", label).facts();
        signedIn.submit("/add-device/new");
        return facts.get(1);
    }
}
