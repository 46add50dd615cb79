/// Addresses of attackers. Read `SourcesTest` first.
@NullMarked
package io.portcullis.load.attack.client;

import org.jspecify.annotations.NullMarked;
