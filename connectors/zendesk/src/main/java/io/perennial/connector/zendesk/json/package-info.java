/** JSON as Zendesk writes it, and what we keep of it. */
@NullMarked
package io.perennial.connector.zendesk.json;

import org.jspecify.annotations.NullMarked;
