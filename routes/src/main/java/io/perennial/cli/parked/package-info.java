/** What was refused or could not be understood, and trying it again. */
@NullMarked
package io.perennial.cli.parked;

import org.jspecify.annotations.NullMarked;
