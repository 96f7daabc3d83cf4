package io.perennial.writeback;

/**
 * One field of ours in a vendor's object.
 *
 * @param name the vendor's name with our prefix, for example {@code Perennial_Health_Score__c}
 * @param value the conclusion that is written, for example {@code health.score}
 * @param shape what the field looks like when we make it
 * @param adopt whether a field that existed before us may be written
 * @param ifChanged what becomes of it when somebody else has changed it
 */
public record WrittenField(
    String name, String value, FieldShape shape, boolean adopt, IfChanged ifChanged) {}
