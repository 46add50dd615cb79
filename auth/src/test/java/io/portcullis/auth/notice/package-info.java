/// Tests of what is told by mail.
@NullMarked
package io.portcullis.auth.notice;

import org.jspecify.annotations.NullMarked;
