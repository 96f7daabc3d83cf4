/** The state of a look-alike: base records made on demand, and over them what calls changed. */
@NullMarked
package io.perennial.sandbox.state;

import org.jspecify.annotations.NullMarked;
