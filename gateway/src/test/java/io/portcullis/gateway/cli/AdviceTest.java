package io.portcullis.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceTest {
    @ParameterizedTest
    @CsvSource({"08001,storage.url", "08006,storage.url", "28P01,storage.password-file", "28000,pg_hba.conf",
        "3D000,no database", "42501,CREATE", "53100,make room", "53300,max_connections"})
    void about_postgresqlRefuses_saysWhatToDo(String state, String word) {
        SQLException refused = new SQLException("x", state);
        assertThat(Advice.about(new IllegalStateException("storage.url", new RuntimeException(refused)))).get()
                .asString()
                .contains(word);
    }

    @Test
    void about_fullDisk_saysWhatToDo() {
        assertThat(Advice.about(new IllegalStateException(new SQLException("full", null, 13)))).get().asString()
                .contains("make room");
        assertThat(Advice.about(new UncheckedIOException(new IOException("f: No space left on device")))).get()
                .asString().contains("make room");
    }

    @Test
    void about_anythingElse_isEmpty() {
        assertThat(Advice.about(new IllegalStateException("x", new SQLException("constraint", null, 19)))).isEmpty();
        assertThat(Advice.about(new UncheckedIOException(new IOException((String) null)))).isEmpty();
        assertThat(Advice.about(new IllegalStateException(new SQLException("x", "23505")))).isEmpty();
    }
}
