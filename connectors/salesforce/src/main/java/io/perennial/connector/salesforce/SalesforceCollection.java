package io.perennial.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.salesforce.call.SalesforceClient;
import io.perennial.connector.salesforce.call.SalesforceErrors;
import io.perennial.connector.target.WriteOutcome;
import io.perennial.connector.target.WriteOutcome.Refused;
import io.perennial.connector.target.WriteOutcome.RefusedTogether;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends records that travel together, each of which stands for itself. */
final class SalesforceCollection {

  /** Records in one call, at most. */
  static final int SIZE = 200;

  private final SalesforceClient client;

  SalesforceCollection(SalesforceClient client) {
    this.client = client;
  }

  /** One outcome per record, in their order; none for no records. */
  List<WriteOutcome> send(String path, List<Map<String, @Nullable Object>> records) {
    if (records.isEmpty()) {
      return List.of();
    }
    JsonNode answer;
    try {
      answer = client.send("PATCH", path, Map.of("allOrNone", false, "records", records));
    } catch (ConnectorException failure) {
      if (failure.kind() != FailureKind.PARK) {
        throw failure;
      }
      return refusedTogether(failure, records.size());
    }
    if (!answer.isArray() || answer.size() != records.size()) {
      throw client
          .errors()
          .malformed("%d results for %d records".formatted(answer.size(), records.size()));
    }
    List<WriteOutcome> outcomes = new ArrayList<>();
    answer.forEach(result -> outcomes.add(outcome(result)));
    return outcomes;
  }

  private static WriteOutcome outcome(JsonNode result) {
    if (result.path("success").asBoolean(false)) {
      return WriteOutcome.acknowledged();
    }
    JsonNode error = result.path("errors").path(0);
    String code = error.path("statusCode").asText("UNKNOWN");
    List<String> fields = new ArrayList<>();
    error.path("fields").forEach(field -> fields.add(field.asText()));
    String message = error.path("message").asText("no message");
    return new Refused(
        SalesforceErrors.diagnosis(code),
        code,
        fields.isEmpty() ? message : message + " " + fields,
        Optional.empty());
  }

  /** Such an answer comes before any record is touched: nothing of the batch has arrived. */
  private static List<WriteOutcome> refusedTogether(ConnectorException failure, int records) {
    Refused refused =
        new Refused(
            SalesforceErrors.diagnosis(failure.code()),
            failure.code(),
            String.valueOf(failure.getMessage()),
            failure.requestId());
    return Collections.nCopies(records, records == 1 ? refused : new RefusedTogether(refused));
  }
}
