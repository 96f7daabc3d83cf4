/** What the vendors' objects look like, and which of their fields have gone. */
@NullMarked
package io.perennial.store.schema;

import org.jspecify.annotations.NullMarked;
