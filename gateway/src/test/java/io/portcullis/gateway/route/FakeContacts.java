package io.portcullis.gateway.route;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.message.Standing;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/// Answers when the test says so.
final class FakeContacts implements ContactDirectory {
    private final Deque<Consumer<Standing>> questions = new ArrayDeque<>();

    @Override
    public void standing(AccountName owner, AccountName other, Consumer<Standing> done) {
        questions.add(done);
    }

    int questions() {
        return questions.size();
    }

    void answer(Standing standing) {
        questions.remove().accept(standing);
    }
}
