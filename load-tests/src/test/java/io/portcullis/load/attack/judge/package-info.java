/// Limits and verdicts. Read `VerdictTest` first.
@NullMarked
package io.portcullis.load.attack.judge;

import org.jspecify.annotations.NullMarked;
