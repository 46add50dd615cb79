/// The one wiring of this module: read [AuthModule].
@NullMarked
package io.portcullis.auth.module;

import org.jspecify.annotations.NullMarked;
