/// The attacks against a real server.
@NullMarked
package io.portcullis.load.attack;

import org.jspecify.annotations.NullMarked;
