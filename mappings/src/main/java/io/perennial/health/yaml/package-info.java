/** Reads {@code health.yaml} and {@code flags.yaml}; reports all problems at once, with lines. */
@NullMarked
package io.perennial.health.yaml;

import org.jspecify.annotations.NullMarked;
