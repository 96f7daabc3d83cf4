/** The REST resources under {@code /services/data}. */
@NullMarked
package io.perennial.sandbox.salesforce.rest;

import org.jspecify.annotations.NullMarked;
