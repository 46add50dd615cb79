package io.portcullis.gateway.admin;

import io.portcullis.auth.secret.Secret;
import java.util.Arrays;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// Requests and answers as JSON, read strictly. Secrets are written in clear: only for the operator's own eyes or the
/// operator's own socket.
public final class AdminJson {
    private static final int DEEPEST = 16;
    private static final JsonMapper MAPPER = strict();

    private AdminJson() {}

    /// A strict mapper. It is made at the first call: a server that nobody administers has no need of it.
    public static JsonMapper mapper() {
        return MAPPER;
    }

    private static JsonMapper strict() {
        SimpleModule secrets = new SimpleModule().addSerializer(Secret.class, new SecretWriter())
                .addDeserializer(Secret.class, new SecretReader());
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build();
        return JsonMapper.builder(factory).addModule(secrets)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS).disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
    }

    private static final class SecretWriter extends ValueSerializer<Secret> {
        @Override
        public void serialize(Secret secret, JsonGenerator json, SerializationContext context) {
            char[] chars = secret.chars();
            json.writeString(chars, 0, chars.length);
            Arrays.fill(chars, '\0');
        }
    }

    private static final class SecretReader extends ValueDeserializer<Secret> {
        @Override
        public Secret deserialize(JsonParser json, DeserializationContext context) {
            return Secret.of(json.getString());
        }
    }
}
