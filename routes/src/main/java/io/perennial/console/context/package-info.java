/** What a person who is about to talk to a customer should know, as one small document. */
@NullMarked
package io.perennial.console.context;

import org.jspecify.annotations.NullMarked;
