/** How long a turn takes beside the fastest honest program that makes the same calls. */
@NullMarked
package io.perennial.benchmark;

import org.jspecify.annotations.NullMarked;
