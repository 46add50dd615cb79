package io.portcullis.load.scenario;

import io.portcullis.load.Accounts.Login;
import io.portcullis.load.measure.Measurement;
import io.portcullis.load.report.Result;
import io.portcullis.load.sip.SipClient;
import java.util.List;
import java.util.Optional;

/// A call with authentication, INVITE to BYE, between registered phones over UDP: one operation.
///
/// @param phones accounts that are called; as many others call
public record Calls(int count, int warmUp, int concurrent, int phones) implements Scenario {
    @Override
    public Result run(Setting setting) {
        List<Login> accounts = setting.accounts();
        if (accounts.size() < 2 * phones) {
            throw new IllegalArgumentException(phones + " phones need " + 2 * phones + " accounts");
        }
        SipClient callers = new SipClient(setting.network(), setting.target());
        SipClient callees = new SipClient(setting.network(), setting.target());
        try {
            Measurement registered = new Measurement(Optional.empty());
            Repeated each = new Repeated("registering", phones, 0, 1);
            // phones of an earlier load are gone, and a call to them too would ring in vain
            each.round(setting, phones, new Measurement(Optional.empty()),
                    (number, outcome) -> callees.unregister(accounts.get(number), outcome));
            each.round(setting, phones, registered,
                    (number, outcome) -> callees.register(accounts.get(number), outcome));
            if (registered.operations() < phones) {
                throw new IllegalStateException("only " + registered.operations() + " phones could register");
            }
            return new Repeated("call, INVITE to BYE, UDP", count, warmUp, concurrent).run(setting,
                    (number, outcome) -> callers.call(accounts.get(phones + number % phones),
                            accounts.get(number % phones).name(), outcome));
        } finally {
            callers.close();
            callees.close();
        }
    }
}
