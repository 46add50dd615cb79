package io.portcullis.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailConfigTest {
    private static final List<String> WHOLE = List.of("mail.host=mail.example.org", "mail.from=noreply@example.org",
            "login.portal=https://accounts.example.org");

    private static ConfigResult read(List<String> settings) {
        return ConfigReader.read(Optional.empty(), settings);
    }

    @Test
    void read_serverSenderAndPortal_isEnough() {
        assertThat(read(WHOLE)).isNotInstanceOf(ConfigResult.Refused.class);
        assertThat(ConfigReader.defaults().mail().host()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            mail.from=a@b, mail.from
            mail.from=a(b)@example.org, mail.from
            login.portal=, login.portal
            mail.user=someone, 'mail.user, mail.password-file'
            mail.host=a b, mail.host
            mail.security=maybe, mail.security
            recovery.waiting=23h, recovery.waiting
            recovery.waiting=15d, recovery.waiting
            """)
    void read_oneThingWrong_isNamed(String setting, String key) {
        List<String> settings = new ArrayList<>(WHOLE);
        settings.add(setting);

        assertThat(read(settings)).isInstanceOfSatisfying(ConfigResult.Refused.class,
                refused -> assertThat(refused.problems()).anySatisfy(
                        problem -> assertThat(problem.key()).isEqualTo(key)));
    }
}
