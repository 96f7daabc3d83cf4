/** Builders that say only what a test is about. */
@NullMarked
package io.perennial.testing;

import org.jspecify.annotations.NullMarked;
