/** The part of a look-alike that knows HTTP and no vendor: server, routing, faults, journal. */
@NullMarked
package io.perennial.sandbox.engine;

import org.jspecify.annotations.NullMarked;
