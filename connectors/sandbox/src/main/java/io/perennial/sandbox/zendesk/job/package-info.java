/** Updates of many records in a job that finishes later. */
@NullMarked
package io.perennial.sandbox.zendesk.job;

import org.jspecify.annotations.NullMarked;
