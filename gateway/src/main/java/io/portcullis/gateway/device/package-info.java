/// What devices there are, for those who add one and those who ask for one. There is [DeviceKind] alone.
@NullMarked
package io.portcullis.gateway.device;

import org.jspecify.annotations.NullMarked;
