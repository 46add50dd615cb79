/// App-specific passwords: what is known of one, how one is made, and the link by which
/// a device fetches one. Start with [AppPassword].
@NullMarked
package io.portcullis.auth.apppassword;

import org.jspecify.annotations.NullMarked;
