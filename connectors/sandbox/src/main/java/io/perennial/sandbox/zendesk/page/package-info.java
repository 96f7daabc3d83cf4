/** Tickets as an agent sees them, with our app beside them. */
@NullMarked
package io.perennial.sandbox.zendesk.page;

import org.jspecify.annotations.NullMarked;
