/** Verbs by which people decide about our writes: approve, undo, changes. */
@NullMarked
package io.perennial.cli.decide;

import org.jspecify.annotations.NullMarked;
