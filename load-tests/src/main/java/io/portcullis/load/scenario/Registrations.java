package io.portcullis.load.scenario;

import io.portcullis.load.Accounts.Login;
import io.portcullis.load.report.Result;
import io.portcullis.load.sip.SipClient;

/// REGISTER with digest over UDP, both transactions: one operation.
public record Registrations(int count, int warmUp, int concurrent) implements Scenario {
    @Override
    public Result run(Setting setting) {
        SipClient phones = new SipClient(setting.network(), setting.target());
        try {
            return new Repeated("register, digest, UDP", count, warmUp, concurrent).run(setting, (number, outcome) -> {
                Login login = setting.accounts().get(number % setting.accounts().size());
                phones.register(login, outcome);
            });
        } finally {
            phones.close();
        }
    }
}
