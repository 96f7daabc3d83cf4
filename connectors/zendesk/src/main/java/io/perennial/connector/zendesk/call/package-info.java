/** How a call reaches Zendesk: login, limits, sockets, and what its refusals mean. */
@NullMarked
package io.perennial.connector.zendesk.call;

import org.jspecify.annotations.NullMarked;
