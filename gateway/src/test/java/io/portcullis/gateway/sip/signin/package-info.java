/// Tests of sign-in by digest that need no server.
@NullMarked
package io.portcullis.gateway.sip.signin;

import org.jspecify.annotations.NullMarked;
