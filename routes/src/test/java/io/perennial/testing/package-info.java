/** What the tests of this module share. */
@NullMarked
package io.perennial.testing;

import org.jspecify.annotations.NullMarked;
