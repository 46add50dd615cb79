package io.portcullis.gateway.web;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.channel.Channel;
import io.portcullis.gateway.net.ClientAddress;
import io.portcullis.gateway.web.request.Answer;
import io.portcullis.gateway.web.request.Form;
import io.portcullis.gateway.web.request.PageRequest;
import io.portcullis.gateway.web.request.PageRequest.Method;
import io.portcullis.gateway.web.request.SecurityHeaders;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Between Armeria's messages and ours.
final class Wire {
    private Wire() {}

    /// A request that came whole.
    static PageRequest request(ServiceRequestContext context, AggregatedHttpRequest whole) {
        Method method = method(whole.headers());
        String query = Optional.ofNullable(context.query()).orElse("");
        byte[] body = method == Method.POST ? whole.content().array() : new byte[0];
        return new PageRequest(method, context.path(), Form.parse(query.getBytes(StandardCharsets.UTF_8)),
                Form.parse(body), headers(whole.headers()), client(context));
    }

    private static InetAddress client(ServiceRequestContext context) {
        return ClientAddress.of(channel(context)).map(InetSocketAddress::getAddress)
                .orElseThrow(() -> new IllegalStateException("a request of nobody"));
    }

    /// The connection that a request came on.
    static Channel channel(ServiceRequestContext context) {
        return Optional.ofNullable(context.log().partial().channel())
                .orElseThrow(() -> new IllegalStateException("a request without a connection"));
    }

    /// A request of which no more is known than its headers, if they.
    static PageRequest unread(@Nullable RequestHeaders headers) {
        return new PageRequest(Method.GET, "/", Form.parse(new byte[0]), Form.parse(new byte[0]),
                headers == null ? Map.of() : headers(headers), InetAddress.getLoopbackAddress());
    }

    private static Method method(RequestHeaders headers) {
        return switch (headers.method()) {
            case GET -> Method.GET;
            case HEAD -> Method.HEAD;
            case POST -> Method.POST;
            default -> Method.OTHER;
        };
    }

    /// The first of each; cookies, which HTTP/2 may send apart, together.
    private static Map<String, String> headers(RequestHeaders from) {
        Map<String, String> headers = new HashMap<>();
        from.forEach((name, value) -> headers.putIfAbsent(name.toString(), value));
        Optional.ofNullable(from.authority()).ifPresent(host -> headers.put("host", host));
        String cookies = from.getAll(HttpHeaderNames.COOKIE).stream().collect(Collectors.joining("; "));
        if (!cookies.isEmpty()) {
            headers.put("cookie", cookies);
        }
        return headers;
    }

    /// Wipes an answer that shows secrets; they are in the response's own memory by then.
    static AggregatedHttpResponse response(Answer answer) {
        ResponseHeadersBuilder headers = ResponseHeaders.builder(HttpStatus.valueOf(answer.status()))
                .set(HttpHeaderNames.CONTENT_TYPE, answer.contentType());
        SecurityHeaders.ALL.forEach(headers::set);
        answer.headers().forEach(headers::set);
        answer.cookies().forEach(cookie -> headers.add(HttpHeaderNames.SET_COOKIE, cookie));
        return AggregatedHttpResponse.of(headers.build(), body(answer));
    }

    private static HttpData body(Answer answer) {
        if (!answer.hasSecrets()) {
            return HttpData.wrap(answer.body());
        }
        HttpData body = HttpData.wrap(WipedBuffer.of(answer.body()));
        answer.wipe();
        return body;
    }
}
