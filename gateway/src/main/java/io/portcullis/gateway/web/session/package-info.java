/// Who is signed in at the account pages, on the server's side only. Read [Sessions] first.
@NullMarked
package io.portcullis.gateway.web.session;

import org.jspecify.annotations.NullMarked;
