package io.perennial.sandbox.salesforce.write;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A rule that an administrator set up, and that refuses records.
 *
 * @param object for example {@code Account}
 * @param name API name, for example {@code Industry_Needed}
 * @param message what the user reads
 * @param field beside which the message stands; empty for the top of the page
 * @param violated asked with the record's stored values as they would be after the write
 */
public record ValidationRule(
    String object,
    String name,
    String message,
    Optional<String> field,
    Predicate<Map<String, Object>> violated) {}
