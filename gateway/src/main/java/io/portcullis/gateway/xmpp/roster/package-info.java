/// Contacts: what a roster holds, the subscription tables of RFC 6121, and the store of both.
///
/// Start at [io.portcullis.gateway.xmpp.roster.Roster]; the tables are [io.portcullis.gateway.xmpp.roster.SubscriptionTables].
@NullMarked
package io.portcullis.gateway.xmpp.roster;

import org.jspecify.annotations.NullMarked;
