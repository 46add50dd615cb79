/// Requests and answers of the account pages as values, and what guards them. Read [PageRequest] and [Guard] first.
@NullMarked
package io.portcullis.gateway.web.request;

import org.jspecify.annotations.NullMarked;
