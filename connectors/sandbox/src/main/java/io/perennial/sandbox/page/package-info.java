/** What pages for people have in common, whatever system they look like. */
@NullMarked
package io.perennial.sandbox.page;

import org.jspecify.annotations.NullMarked;
