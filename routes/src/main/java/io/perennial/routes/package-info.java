/** The drawing: pull, unify, score, write back; and what becomes of a failure. */
@NullMarked
package io.perennial.routes;

import org.jspecify.annotations.NullMarked;
