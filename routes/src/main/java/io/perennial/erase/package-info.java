/** Forgetting a person or a customer for good, with a certificate of what was done. */
@NullMarked
package io.perennial.erase;

import org.jspecify.annotations.NullMarked;
