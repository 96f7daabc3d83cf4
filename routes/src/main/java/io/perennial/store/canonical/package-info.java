/** The tables of canonical records. */
@NullMarked
package io.perennial.store.canonical;

import org.jspecify.annotations.NullMarked;
