/// Tests of the command.
@NullMarked
package io.portcullis.gateway.cli;

import org.jspecify.annotations.NullMarked;
