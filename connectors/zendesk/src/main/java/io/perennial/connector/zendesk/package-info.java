/** Speaks to Zendesk: organisations and tickets in, fields of both out. */
@NullMarked
package io.perennial.connector.zendesk;

import org.jspecify.annotations.NullMarked;
