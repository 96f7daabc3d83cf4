/** What a sandbox needs to know of us. */
@NullMarked
package io.perennial.cli.sandbox;

import org.jspecify.annotations.NullMarked;
