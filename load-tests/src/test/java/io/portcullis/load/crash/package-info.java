/// The crash test against a real server.
@NullMarked
package io.portcullis.load.crash;

import org.jspecify.annotations.NullMarked;
