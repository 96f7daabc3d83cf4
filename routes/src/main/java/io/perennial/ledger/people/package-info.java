/** What people are asked, and what they say, about fields of ours that somebody changed. */
@NullMarked
package io.perennial.ledger.people;

import org.jspecify.annotations.NullMarked;
