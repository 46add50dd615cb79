/// Tests of kinds of devices.
@NullMarked
package io.portcullis.gateway.device;

import org.jspecify.annotations.NullMarked;
