/** What {@code serve} adds to the other verbs: a web server on loopback, and turns by the clock. */
@NullMarked
package io.perennial.serve;

import org.jspecify.annotations.NullMarked;
