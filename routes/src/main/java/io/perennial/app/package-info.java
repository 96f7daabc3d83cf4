/** Puts the parts together. */
@NullMarked
package io.perennial.app;

import org.jspecify.annotations.NullMarked;
