/** The whole store in one file, and back. */
@NullMarked
package io.perennial.backup;

import org.jspecify.annotations.NullMarked;
