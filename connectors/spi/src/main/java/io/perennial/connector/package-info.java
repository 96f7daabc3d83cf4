/** What every connector promises. Knows no vendor, opens no socket. */
@NullMarked
package io.perennial.connector;

import org.jspecify.annotations.NullMarked;
