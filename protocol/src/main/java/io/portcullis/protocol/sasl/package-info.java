/// SASL mechanisms, server side: they parse strictly and prove, and never look anything up.
///
/// Start at [io.portcullis.protocol.sasl.SaslStep]: what a mechanism asks its caller for next.
@NullMarked
package io.portcullis.protocol.sasl;

import org.jspecify.annotations.NullMarked;
