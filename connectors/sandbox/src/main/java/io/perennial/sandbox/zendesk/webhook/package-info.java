/** Signed calls from the account to somebody else's address. */
@NullMarked
package io.perennial.sandbox.zendesk.webhook;

import org.jspecify.annotations.NullMarked;
