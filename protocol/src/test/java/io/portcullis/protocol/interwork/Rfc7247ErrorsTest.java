package io.portcullis.protocol.interwork;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.protocol.xmpp.StanzaError.Condition;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class Rfc7247ErrorsTest {
    @ParameterizedTest(name = "section 7.1: {0} is {1} for a resource, {2} for an account")
    @CsvSource({"BAD_REQUEST, 400, 400", "CONFLICT, 400, 400", "FEATURE_NOT_IMPLEMENTED, 405, 501",
        "FORBIDDEN, 403, 603", "GONE, 410, 410", "INTERNAL_SERVER_ERROR, 500, 500", "ITEM_NOT_FOUND, 404, 604",
        "JID_MALFORMED, 400, 400", "NOT_ACCEPTABLE, 406, 606", "NOT_ALLOWED, 403, 403", "NOT_AUTHORIZED, 401, 401",
        "POLICY_VIOLATION, 403, 403", "RECIPIENT_UNAVAILABLE, 480, 600", "REDIRECT, 302, 302",
        "REGISTRATION_REQUIRED, 407, 407", "REMOTE_SERVER_NOT_FOUND, 404, 404", "REMOTE_SERVER_TIMEOUT, 408, 408",
        "RESOURCE_CONSTRAINT, 500, 500", "SERVICE_UNAVAILABLE, 405, 403", "SUBSCRIPTION_REQUIRED, 400, 400",
        "UNDEFINED_CONDITION, 400, 400", "UNEXPECTED_REQUEST, 491, 491"})
    void section7_1_table2(Condition condition, int full, int bare) {
        assertThat(ErrorsToSip.status(condition, true)).isEqualTo(full);
        assertThat(ErrorsToSip.status(condition, false)).isEqualTo(bare);
    }

    @ParameterizedTest(name = "section 7.1, note 5: {0} is never 503")
    @EnumSource(Condition.class)
    void section7_1_note5_nothingIs503(Condition condition) {
        assertThat(ErrorsToSip.status(condition, true)).isNotEqualTo(503).isBetween(300, 699);
        assertThat(ErrorsToSip.status(condition, false)).isNotEqualTo(503).isBetween(300, 699);
    }

    @ParameterizedTest(name = "section 7.2: {0} is {1}")
    @CsvSource({"300, REDIRECT", "301, GONE", "302, REDIRECT", "305, REDIRECT", "380, NOT_ACCEPTABLE",
        "399, REDIRECT", "400, BAD_REQUEST", "401, NOT_AUTHORIZED", "402, BAD_REQUEST", "403, FORBIDDEN",
        "404, ITEM_NOT_FOUND", "405, FEATURE_NOT_IMPLEMENTED", "406, NOT_ACCEPTABLE",
        "407, REGISTRATION_REQUIRED", "408, REMOTE_SERVER_TIMEOUT", "410, GONE", "413, POLICY_VIOLATION",
        "414, POLICY_VIOLATION", "415, NOT_ACCEPTABLE", "416, NOT_ACCEPTABLE", "420, FEATURE_NOT_IMPLEMENTED",
        "421, NOT_ACCEPTABLE", "423, RESOURCE_CONSTRAINT", "430, RECIPIENT_UNAVAILABLE",
        "439, FEATURE_NOT_IMPLEMENTED", "440, POLICY_VIOLATION", "480, RECIPIENT_UNAVAILABLE",
        "481, ITEM_NOT_FOUND", "482, NOT_ACCEPTABLE", "483, NOT_ACCEPTABLE", "484, ITEM_NOT_FOUND",
        "485, ITEM_NOT_FOUND", "486, RECIPIENT_UNAVAILABLE", "487, RECIPIENT_UNAVAILABLE", "488, NOT_ACCEPTABLE",
        "489, POLICY_VIOLATION", "491, UNEXPECTED_REQUEST", "493, BAD_REQUEST", "499, BAD_REQUEST",
        "500, INTERNAL_SERVER_ERROR", "501, FEATURE_NOT_IMPLEMENTED", "502, REMOTE_SERVER_NOT_FOUND",
        "503, INTERNAL_SERVER_ERROR", "504, REMOTE_SERVER_TIMEOUT", "505, NOT_ACCEPTABLE",
        "513, POLICY_VIOLATION", "599, INTERNAL_SERVER_ERROR", "600, RECIPIENT_UNAVAILABLE",
        "603, RECIPIENT_UNAVAILABLE", "604, ITEM_NOT_FOUND", "606, NOT_ACCEPTABLE",
        "699, RECIPIENT_UNAVAILABLE"})
    void section7_2_table3(int status, Condition condition) {
        assertThat(ErrorsToXmpp.condition(status)).isEqualTo(condition);
    }

    @Test
    void section7_2_note9_nothingIsServiceUnavailable() {
        assertThat(IntStream.range(300, 700).mapToObj(ErrorsToXmpp::condition))
                .doesNotContain(Condition.SERVICE_UNAVAILABLE, Condition.UNDEFINED_CONDITION);
    }
}
