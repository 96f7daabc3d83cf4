package io.perennial.store;

/**
 * What a page brought.
 *
 * @param read records that the vendor sent
 * @param fresh records that were new or had changed
 * @param deleted records that the vendor deleted
 * @param mapped records that have a meaning, unchanged and deleted ones included
 * @param ignored records that a rule leaves out
 * @param parked records that nobody could use
 */
public record PageOutcome(int read, int fresh, int deleted, int mapped, int ignored, int parked) {}
