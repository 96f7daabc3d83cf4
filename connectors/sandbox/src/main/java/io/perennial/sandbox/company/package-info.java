/** A generated company with its customers and what is true of them. */
@NullMarked
package io.perennial.sandbox.company;

import org.jspecify.annotations.NullMarked;
