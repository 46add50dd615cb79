/// Who is signed in at the account pages, on the server's side only; and what ties a visit
/// before sign-in to its browser, of which nothing is kept. Read [Sessions] first.
@NullMarked
package io.portcullis.gateway.web.session;

import org.jspecify.annotations.NullMarked;
