/** The door of our API: who may ask from where, and the listener that leads beyond this machine. */
@NullMarked
package io.perennial.serve.api;

import org.jspecify.annotations.NullMarked;
