/** What an operator configures, read and judged as a whole before anything starts. */
@NullMarked
package io.perennial.settings;

import org.jspecify.annotations.NullMarked;
