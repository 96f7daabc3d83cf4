/** The health model as people configure it: measures, weights, curves, bands, caps. */
@NullMarked
package io.perennial.health.model;

import org.jspecify.annotations.NullMarked;
