/** Verbs about the store as a whole: forgetting somebody, a copy of everything, and its return. */
@NullMarked
package io.perennial.cli.data;

import org.jspecify.annotations.NullMarked;
