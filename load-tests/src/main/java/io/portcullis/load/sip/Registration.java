package io.portcullis.load.sip;

import io.portcullis.load.Accounts.Login;
import java.util.List;

/// Writes single REGISTERs over UDP, for attackers, who wait for no answer.
///
/// @param domain the server's
/// @param local  the address and port they come from
public record Registration(String domain, String local) {
    /// One request; it answers the last challenge where there was one.
    public String request(Login login, long number, List<String> challenges) {
        String id = Long.toHexString(number);
        String uri = "sip:" + domain;
        String authorization = challenges.isEmpty()
                ? ""
                : "Authorization: " + DigestClient.answer(challenges, login, "REGISTER", uri) + "\r\n";
        String address = "<sip:" + login.name() + "@" + domain + ">";
        return "REGISTER " + uri + " SIP/2.0\r\nVia: SIP/2.0/UDP " + local + ";branch=z9hG4bKa" + id
                + ";rport\r\nMax-Forwards: 70\r\nFrom: " + address + ";tag=" + id + "\r\nTo: " + address
                + "\r\nCall-ID: " + id + "@attack\r\nCSeq: 1 REGISTER\r\nContact: <sip:" + login.name() + "@" + local
                + ">;expires=60\r\n" + authorization + "Content-Length: 0\r\n\r\n";
    }

    /// The challenges in an answer, in order.
    public static List<String> challenges(String answer) {
        return SipText.parse(answer).all("WWW-Authenticate");
    }
}
