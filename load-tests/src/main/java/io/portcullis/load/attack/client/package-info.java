/// Blocking clients of the account pages and the control socket, and the addresses that attackers come from.
///
/// Read [io.portcullis.load.attack.client.PageClient] first.
@NullMarked
package io.portcullis.load.attack.client;

import org.jspecify.annotations.NullMarked;
