package io.portcullis.gateway.route;

import io.portcullis.auth.account.AccountName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Knows what the test told it; the rest is looked up until the test answers.
final class FakeDirectory implements AccountDirectory {
    private final Map<AccountName, Existence> known = new HashMap<>();
    private final List<Consumer<Existence>> lookUps = new ArrayList<>();

    FakeDirectory knows(String account, Existence existence) {
        known.put(new AccountName(account), existence);
        return this;
    }

    @Override
    public Optional<Existence> cached(AccountName account) {
        return Optional.ofNullable(known.get(account));
    }

    @Override
    public void lookUp(AccountName account, Consumer<Existence> done) {
        lookUps.add(done);
    }

    int lookUps() {
        return lookUps.size();
    }

    void answer(Existence existence) {
        List<Consumer<Existence>> waiting = List.copyOf(lookUps);
        lookUps.clear();
        waiting.forEach(done -> done.accept(existence));
    }
}
