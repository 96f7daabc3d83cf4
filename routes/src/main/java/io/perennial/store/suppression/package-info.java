/** What was erased and has to stay away, known by salted hashes alone. */
@NullMarked
package io.perennial.store.suppression;

import org.jspecify.annotations.NullMarked;
