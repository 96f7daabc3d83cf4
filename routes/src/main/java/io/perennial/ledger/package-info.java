/** What our fields in the vendors' systems should hold, do hold, and how they came to. */
@NullMarked
package io.perennial.ledger;

import org.jspecify.annotations.NullMarked;
