/** The fields of tickets and organisations, by our names. */
@NullMarked
package io.perennial.connector.zendesk.field;

import org.jspecify.annotations.NullMarked;
