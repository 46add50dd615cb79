package io.portcullis.auth.service;

import static io.portcullis.auth.service.Mailbox.MAIL;
import static io.portcullis.auth.service.Services.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.notice.MailAddress;
import io.portcullis.auth.notice.Notice;
import io.portcullis.auth.notice.Notice.Field;
import io.portcullis.auth.service.Outbox.Taken;
import io.portcullis.auth.store.jdbc.DatabaseSettings;
import io.portcullis.auth.store.jdbc.JdbcStores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever reads the database can open no link.
class SecrecyOfMailsTest {
    @TempDir
    private Path directory;

    private final List<String> tokens = new ArrayList<>();

    @Test
    void linksOfEveryMail_areNotInTheDatabase() throws IOException {
        try (JdbcStores stores = JdbcStores.open(new DatabaseSettings.Sqlite(directory.resolve("accounts.db"), 2))) {
            Services services = Mailbox.services(stores, Services.newKeys(directory));
            services.accounts().create(ALICE, Services.password("correct horse"));
            new Mailbox(services).address(ALICE, MAIL);
            assertThat(services.mails().addresses().add(ALICE, new MailAddress("b@example.net"),
                    "en", Owner.HOME)).isInstanceOf(AddressAdded.Asked.class);
            assertThat(services.recoveries().ask("alice", Owner.HOME)).isEmpty();
            services.recoveryDesk().work();
            services.clock.advance(Mailbox.RULES.recoveryWait());
            services.recoveryDesk().work();
            for (var taken = services.mails().outbox().take(); taken.isPresent(); taken = services.mails().outbox()
                    .take()) {
                taken.map(Taken::notice).flatMap(SecrecyOfMailsTest::token).ifPresent(tokens::add);
                assertThat(taken.get().toString()).doesNotContain(token(taken.get().notice()).orElse("-none-"));
            }
            assertThat(tokens).hasSize(3);
            String all = "";
            for (Path file : files()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                tokens.forEach(token -> assertThat(text.contains(token) || text.contains(bytes(token))).isFalse());
                all += text;
            }
            assertThat(all.contains("b@example.net")).as("the mails are where they were looked for").isTrue();
        }
    }

    private static Optional<String> token(Notice notice) {
        return notice.field(Field.TOKEN);
    }

    private static String bytes(String token) {
        return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.ISO_8859_1);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("accounts.db")).toList();
        }
    }
}
