/** The pages that people read; nothing here changes anything. */
@NullMarked
package io.perennial.console;

import org.jspecify.annotations.NullMarked;
