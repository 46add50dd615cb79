package io.portcullis.load.attack.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StackTracesTest {
    @Test
    void count_ofTraceWithCause_isTwo() {
        assertThat(StackTraces.count("""
                2026-11-30T15:00:00Z WARN  Wire a connection failed
                java.io.IOException: broken
                \tat io.netty.channel.Channel$Unsafe.read(Channel.java:1)
                \tat java.base/java.lang.Thread.run(Thread.java:1474)
                Caused by: java.lang.IllegalStateException: no
                \tat io.portcullis.A.b(A.java:5)
                \t... 15 common frames omitted
                2026-11-30T15:00:01Z INFO  Main at work (again)
                """)).isEqualTo(2);
    }

    @Test
    void count_ofJson_seesEscapedLines() {
        assertThat(StackTraces.count("""
                {"message":"no","stack":"java.io.IOException: x\\n\\tat a.b.C.d(C.java:1)\\n\\tat a.b.C.e(C.java:2)\\n"}
                {"message":"looked at nothing (twice)"}
                """)).isEqualTo(1);
    }

    @Test
    void count_ofOrdinaryLines_isNone() {
        assertThat(StackTraces.count("WARN Sip refused from 127.0.0.1 (at most one a minute)\n")).isZero();
    }
}
