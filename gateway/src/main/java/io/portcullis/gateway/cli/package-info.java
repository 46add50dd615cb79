/// The `portcullis` command: what can be typed, and what it prints. Read [PortcullisCommand] first.
@NullMarked
package io.portcullis.gateway.cli;

import org.jspecify.annotations.NullMarked;
