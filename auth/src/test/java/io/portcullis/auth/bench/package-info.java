/// What a login costs, and what a hundred thousand accounts do to it. Run with `mvn -pl auth -Pbench test-compile exec:exec` (add
/// `-Dbench=ScramMatch` for one of them).
@NullMarked
package io.portcullis.auth.bench;

import org.jspecify.annotations.NullMarked;
