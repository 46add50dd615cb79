/// Accounts, credentials and the one decision who gets in. Knows neither Netty nor a wire protocol.
@NullMarked
package io.portcullis.auth;

import org.jspecify.annotations.NullMarked;
