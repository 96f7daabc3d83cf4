/** All look-alikes at once, telling of one world. */
@NullMarked
package io.perennial.sandbox;

import org.jspecify.annotations.NullMarked;
