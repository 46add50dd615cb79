/// Limits and verdicts; pure. Read [io.portcullis.load.attack.judge.Limits] first.
@NullMarked
package io.portcullis.load.attack.judge;

import org.jspecify.annotations.NullMarked;
