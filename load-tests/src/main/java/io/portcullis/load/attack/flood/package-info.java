/// The attacks, one class each. Read [io.portcullis.load.attack.flood.Flood] first.
@NullMarked
package io.portcullis.load.attack.flood;

import org.jspecify.annotations.NullMarked;
