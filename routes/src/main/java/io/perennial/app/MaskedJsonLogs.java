package io.perennial.app;

import io.perennial.settings.Addresses;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Leaves addresses out of logs that are written as JSON, as the pattern does for those in lines.
 */
final class MaskedJsonLogs implements StructuredLoggingJsonMembersCustomizer<Object> {

  @Override
  public void customize(Members<Object> members) {
    members.applyingValueProcessor(
        (path, value) -> value instanceof String text ? Addresses.masked(text) : value);
  }
}
