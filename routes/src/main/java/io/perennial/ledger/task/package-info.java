/** One task for each raising of a flag: which there are, and what is to become of them. */
@NullMarked
package io.perennial.ledger.task;

import org.jspecify.annotations.NullMarked;
