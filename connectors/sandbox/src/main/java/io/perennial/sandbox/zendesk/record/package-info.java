/** Tickets, organisations and users, read and changed one by one. */
@NullMarked
package io.perennial.sandbox.zendesk.record;

import org.jspecify.annotations.NullMarked;
