/** Zendesk's webhooks: what a call says, and the webhook that calls. */
@NullMarked
package io.perennial.connector.zendesk.hook;

import org.jspecify.annotations.NullMarked;
