/** What monitors read: {@code /metrics} and {@code /health}. */
@NullMarked
package io.perennial.console.watch;

import org.jspecify.annotations.NullMarked;
