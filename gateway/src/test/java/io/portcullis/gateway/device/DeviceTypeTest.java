package io.portcullis.gateway.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTypeTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0,        ANDROID
            Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15, IPHONE
            Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15,          IPHONE
            Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0,      COMPUTER
            '',                                                                          COMPUTER
            """)
    void running_byWhatABrowserSays(String userAgent, DeviceType expected) {
        assertThat(DeviceType.running(userAgent)).isEqualTo(expected);
    }

    @Test
    void best_isOfTheKindThatWasAskedFor() {
        for (DeviceType type : DeviceType.values()) {
            assertThat(type.best(true).isChat()).as("%s", type).isTrue();
            assertThat(type.best(false).isChat()).as("%s", type).isFalse();
            assertThat(DeviceType.of(type.field())).contains(type);
        }
        assertThat(DeviceType.of("toaster")).isEmpty();
    }
}
