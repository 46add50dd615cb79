/// What devices there are, for those who add one and those who ask for one. Start with [DeviceKind], which is an app
/// or a phone; [DeviceType] is what its owner calls it, and says which kind fits best.
@NullMarked
package io.portcullis.gateway.device;

import org.jspecify.annotations.NullMarked;
