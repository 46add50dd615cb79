package io.portcullis.auth.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.notice.Notice.Field;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NoticeTest {
    private static final Notice FULL = Notice.of(NoticeKind.NEW_PLACE).with(Field.LABEL, "Ünï\u0000<b>")
            .with(Field.CLIENT, "")
            .with(Field.ADDRESS, "192.0.2.7").with(Field.MAIL, "a@b.cd").with(Field.WORD, "totp")
            .with(Field.UNTIL, "1").with(Field.TOKEN, "secret");

    @Test
    void decode_whatWasEncoded_isTheSame() {
        Notice read = Notice.decode(NoticeKind.NEW_PLACE, FULL.encode()).orElseThrow();

        for (Field field : Field.values()) {
            assertThat(read.field(field)).isPresent().isEqualTo(FULL.field(field));
        }
    }

    @Test
    void decode_anyPartOrOther_isEmptyAndNoFailure() {
        byte[] encoded = FULL.encode();
        assertThat(Notice.decode(NoticeKind.NEW_PLACE, new byte[0])).isEmpty();
        assertThat(Notice.decode(NoticeKind.NEW_PLACE, new byte[] {2})).isEmpty();
        assertThat(Notice.decode(NoticeKind.NEW_PLACE, new byte[] {1, 'l', -1, -1})).isEmpty();
        assertThat(Notice.decode(NoticeKind.NEW_PLACE, new byte[] {1, '?', 0, 0})).isEmpty();
        assertThat(Notice.decode(NoticeKind.NEW_PLACE, Arrays.copyOf(encoded, encoded.length - 1))).isEmpty();
    }

    @Test
    void with_overlong_isCut() {
        assertThat(Notice.of(NoticeKind.NEW_PLACE).with(Field.LABEL, "x".repeat(9999)).field(Field.LABEL).orElseThrow())
                .hasSize(256);
    }

    @Test
    void toString_saysNothingOfIt() {
        assertThat(FULL.toString()).isEqualTo("Notice[NEW_PLACE]");
    }
}
