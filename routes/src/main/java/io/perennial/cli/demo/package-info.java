/** The verb {@code demo}. */
@NullMarked
package io.perennial.cli.demo;

import org.jspecify.annotations.NullMarked;
