/** What became of a record: read, mapped, matched, scored, written. */
@NullMarked
package io.perennial.journey;

import org.jspecify.annotations.NullMarked;
