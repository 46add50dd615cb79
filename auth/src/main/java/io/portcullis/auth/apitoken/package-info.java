/// What programs that administer the server show over the network. Start with [ApiToken].
@NullMarked
package io.portcullis.auth.apitoken;

import org.jspecify.annotations.NullMarked;
