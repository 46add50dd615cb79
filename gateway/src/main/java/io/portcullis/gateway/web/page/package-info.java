/// What each account page does. A page answers one route; it blocks, so it runs off the event loops. Read [Site] first.
@NullMarked
package io.portcullis.gateway.web.page;

import org.jspecify.annotations.NullMarked;
