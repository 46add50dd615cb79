package io.portcullis.gateway.web;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.portcullis.gateway.net.Offloaded;
import io.portcullis.gateway.net.Offloader;
import io.portcullis.gateway.web.page.Site;
import io.portcullis.gateway.web.request.Answer;
import io.portcullis.gateway.web.request.PageRequest;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries every request to the site, off the event loop, and its answer back.
final class PagesService implements HttpService {
    private static final Logger LOG = LoggerFactory.getLogger(PagesService.class);

    private final Site site;
    private final Offloader offloader;

    PagesService(Site site, Offloader offloader) {
        this.site = site;
        this.offloader = offloader;
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        return HttpResponse.of(request.aggregate().thenCompose(whole -> answered(context, whole)));
    }

    private CompletableFuture<HttpResponse> answered(ServiceRequestContext context, AggregatedHttpRequest whole) {
        PageRequest request = Wire.request(context, whole);
        PageConnection connection = PageConnection.of(Wire.channel(context));
        CompletableFuture<HttpResponse> response = new CompletableFuture<>();
        connection.requested();
        offloader.call(() -> site.answer(request), context.eventLoop().withoutContext(), end -> {
            connection.answered();
            response.complete(Wire.response(answer(request, end)).toHttpResponse());
        });
        return response;
    }

    private Answer answer(PageRequest request, Offloaded<Answer> end) {
        return switch (end) {
            case Offloaded.Done<Answer>(Answer answer) -> answer;
            case Offloaded.Refused<Answer> _ -> site.failure(request, 503);
            case Offloaded.Failed<Answer>(RuntimeException cause) -> {
                LOG.error("an account page failed", cause);
                yield site.failure(request, 500);
            }
        };
    }
}
