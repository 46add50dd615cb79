/// Tests of the configuration.
@NullMarked
package io.portcullis.gateway.config;

import org.jspecify.annotations.NullMarked;
