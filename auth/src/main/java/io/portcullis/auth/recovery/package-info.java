/// Getting back in after losing everything, as values. Start with [Recovery]; it is carried out by `auth.service`, in
/// `Recoveries`.
@NullMarked
package io.portcullis.auth.recovery;

import org.jspecify.annotations.NullMarked;
