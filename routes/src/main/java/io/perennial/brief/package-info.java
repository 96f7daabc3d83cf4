/** What people are told of a customer on half a screen, kept beside its score. */
@NullMarked
package io.perennial.brief;

import org.jspecify.annotations.NullMarked;
