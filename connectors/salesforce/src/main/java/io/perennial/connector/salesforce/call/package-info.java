/** Calls to Salesforce: the client, its settings, errors and JSON. */
@NullMarked
package io.perennial.connector.salesforce.call;

import org.jspecify.annotations.NullMarked;
