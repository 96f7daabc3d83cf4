/** Runs queries against an organisation: names, rights, access paths, groups, pages. */
@NullMarked
package io.perennial.sandbox.salesforce.query;

import org.jspecify.annotations.NullMarked;
