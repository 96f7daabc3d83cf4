package io.perennial.connector.failure;

/**
 * What a vendor's code means.
 *
 * @param failureClass what is done about it
 * @param cause one sentence for an operator, for example {@code The text is longer than the field.}
 * @param mend one sentence: what a person does about it
 */
public record Diagnosis(FailureClass failureClass, String cause, String mend) {}
