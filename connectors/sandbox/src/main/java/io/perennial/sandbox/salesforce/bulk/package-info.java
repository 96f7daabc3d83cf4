/** Bulk API 2.0: jobs that write from CSV and jobs that query into it. */
@NullMarked
package io.perennial.sandbox.salesforce.bulk;

import org.jspecify.annotations.NullMarked;
