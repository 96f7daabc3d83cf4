/** The customer and its facts, in our words: what every vendor's records become. */
@NullMarked
package io.perennial.model;

import org.jspecify.annotations.NullMarked;
