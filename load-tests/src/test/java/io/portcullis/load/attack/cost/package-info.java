/// Reading of logs. Read `GcLogTest` first.
@NullMarked
package io.portcullis.load.attack.cost;

import org.jspecify.annotations.NullMarked;
