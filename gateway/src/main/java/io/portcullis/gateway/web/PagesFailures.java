package io.portcullis.gateway.web;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.ServerErrorHandler;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.portcullis.gateway.web.page.Site;
import org.jspecify.annotations.Nullable;

/// What Armeria itself refuses, in the frame of all pages and with their headers.
final class PagesFailures implements ServerErrorHandler {
    private final Site site;

    PagesFailures(Site site) {
        this.site = site;
    }

    /// Left to Armeria, which comes to [#renderStatus] with what it makes of the failure.
    @Override
    public @Nullable HttpResponse onServiceException(ServiceRequestContext context, Throwable cause) {
        return null;
    }

    @Override
    public AggregatedHttpResponse renderStatus(@Nullable ServiceRequestContext context, ServiceConfig config,
            @Nullable RequestHeaders headers, HttpStatus status, @Nullable String description,
            @Nullable Throwable cause) {
        return Wire.response(site.failure(Wire.unread(headers), status.code()));
    }
}
