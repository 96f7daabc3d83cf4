/** How records come in: a stream, read page by page from a cursor. */
@NullMarked
package io.perennial.connector.source;

import org.jspecify.annotations.NullMarked;
