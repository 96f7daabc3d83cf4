/** What people see on a terminal: tables and a progress bar. */
@NullMarked
package io.perennial.cli.terminal;

import org.jspecify.annotations.NullMarked;
