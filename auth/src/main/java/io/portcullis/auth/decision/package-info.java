/// The pure decisions: who gets in to an account, [LoginDecider], and who may administer, [AdminDecider]. Start with the first.
@NullMarked
package io.portcullis.auth.decision;

import org.jspecify.annotations.NullMarked;
