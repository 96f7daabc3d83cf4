/** Makes our fields and permission sets, or the files from which an admin deploys them. */
@NullMarked
package io.perennial.connector.salesforce.install;

import org.jspecify.annotations.NullMarked;
