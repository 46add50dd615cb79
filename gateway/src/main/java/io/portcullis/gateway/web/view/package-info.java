/// What the account pages show: a record a page, its template in `src/main/jte`, its words in `messages_*.properties`. Read
/// [View] and [Templates] first. The generated templates live in this package too.
@NullMarked
package io.portcullis.gateway.web.view;

import org.jspecify.annotations.NullMarked;
