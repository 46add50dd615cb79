/// Who has an account, and under which name. Start with [AccountName]: the one place where a name becomes a key.
@NullMarked
package io.portcullis.auth.account;

import org.jspecify.annotations.NullMarked;
