/// The client's side of sign-in. Read `TokensTest` first.
@NullMarked
package io.portcullis.load.xmpp;

import org.jspecify.annotations.NullMarked;
