/// Well-behaved accounts that use the server meanwhile. Read [io.portcullis.load.attack.others.Others] first.
@NullMarked
package io.portcullis.load.attack.others;

import org.jspecify.annotations.NullMarked;
