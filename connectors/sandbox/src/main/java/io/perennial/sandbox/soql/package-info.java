/** SOQL by itself: text to tree, and what its comparisons mean. Knows no object and no socket. */
@NullMarked
package io.perennial.sandbox.soql;

import org.jspecify.annotations.NullMarked;
