/** Who may ask our API, and where it listens. */
@NullMarked
package io.perennial.access;

import org.jspecify.annotations.NullMarked;
