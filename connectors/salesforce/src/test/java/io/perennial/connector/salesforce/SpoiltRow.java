package io.perennial.connector.salesforce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import java.util.function.Consumer;

/** One record that looks otherwise in every answer that holds it. */
final class SpoiltRow {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SpoiltRow() {}

  /** From now on, in answers to queries. */
  static void in(SalesforceRig rig, String id, Consumer<ObjectNode> change) {
    rig.salesforce
        .faults()
        .always(Call.to("GET", "/queryAll"), (call, work) -> changed(work.get(), id, change));
  }

  private static Answer changed(Answer answer, String id, Consumer<ObjectNode> change) {
    try {
      JsonNode json = JSON.readTree(answer.body());
      for (JsonNode row : json.path("records")) {
        if (row.path("Id").asText().equals(id)) {
          change.accept((ObjectNode) row);
        }
      }
      return answer.withBody(json.toString());
    } catch (JsonProcessingException malformed) {
      throw new AssertionError(malformed);
    }
  }
}
